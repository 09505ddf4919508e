import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { RecordValue } from '@/lib/myinfo/person.ts'
import { offeredLanguages, wordsFor } from '../words/index.ts'
import { RecordCards } from './record-cards.tsx'

const children = findAttribute('childrenBirthRecords')
const child: RecordValue = {
  name: 'LEE AN EXAMPLE',
  dateOfBirth: '2015-10-31',
  sex: { code: 'F', description: 'FEMALE' },
  lifeStatus: { code: 'A', description: 'ALIVE' },
}
const passedAway: RecordValue = { ...child, lifeStatus: { code: 'D', description: 'DECEASED' } }

function draw(record: RecordValue, words = wordsFor('en')): string {
  const { shape } = children
  if (shape.kind !== 'records') throw new Error('children are records')
  return renderToStaticMarkup(<RecordCards attribute={children} shape={shape} rows={[record]} words={words} />)
}

/** How many rows a card says that it opens, and how many it has. */
function rowsOf(html: string): { told: number; held: number } {
  return {
    told: Number(/(\d+) more details?/.exec(html)?.[1] ?? 0),
    held: html.match(/<tr>/g)?.length ?? 0,
  }
}

test('a card says its two lines once, and counts the details that it opens', () => {
  const html = draw(child)
  expect(rowsOf(html)).toEqual({ told: 2, held: 2 })
  expect(html.match(/31 October 2015/g)).toHaveLength(1)
})

test('of a child who has died a card says the year, and keeps the date below', () => {
  const html = draw(passedAway)
  expect(html).toContain('Born 2015, passed away')
  expect(rowsOf(html)).toEqual({ told: 2, held: 2 })
  expect(html).toContain('31 October 2015')
  expect(html).not.toContain('open-where-wide')
  expect(html).not.toContain('DECEASED')
})

test.each(offeredLanguages)(
  'the year of a child who has died is said in $name, however its dates are written',
  ({ language }) => {
    const words = wordsFor(language)
    for (const dateOfBirth of ['2015-10-31', '2015-10', '2015'])
      expect(draw({ ...passedAway, dateOfBirth }, words)).toContain(
        `>${words.t('record.passedAway', { year: '2015' })}<`,
      )
  },
)

test('of a child who has died without a known date of birth a card says no year', () => {
  const { dateOfBirth, ...undated } = passedAway
  expect(draw(undated)).toContain('<span class="card-line">Passed away</span>')
})

test('a card whose two lines say everything has nothing to open', () => {
  const html = draw({ name: 'LEE AN EXAMPLE', dateOfBirth: '2015-10-31' })
  expect(html).toContain('31 October 2015')
  expect(html).not.toContain('<details')
})
