import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { wordsFor } from '../words/index.ts'
import { RecordSheet } from './record-sheet.tsx'

test('a long record is shown whole, with nothing to open', () => {
  const { shape } = findAttribute('vehicles')
  const members = 'members' in shape ? shape.members : []
  const texts = members.filter((member) => member.shape.kind === 'text')
  const vehicle = Object.fromEntries(texts.map(({ name }) => [name, `this is ${name}`]))
  const sheet = { title: 'Vehicle', members, record: vehicle, words: wordsFor('en') }
  const html = renderToStaticMarkup(<RecordSheet {...sheet} labelOf={({ name }) => name} />)

  expect(texts.length).toBeGreaterThan(12)
  expect(html).not.toContain('<details')
  for (const { name } of texts) expect(html).toContain(`this is ${name}`)
})
