import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { wordsFor } from '../words/index.ts'
import { ShownValue } from './shown-value.tsx'

const vehicles = findAttribute('vehicles')
const members = 'members' in vehicles.shape ? vehicles.shape.members : []
const texts = members.filter(({ shape }) => shape.kind === 'text')
const vehicle = Object.fromEntries(texts.map(({ name }) => [name, `this is ${name}`]))

function draw(whole?: boolean): string {
  const words = wordsFor('en')
  return renderToStaticMarkup(<ShownValue attribute={vehicles} value={[vehicle]} whole={whole} words={words} />)
}

test('the form folds what is beyond the first lines of a long record, and holds it all the same', () => {
  expect(texts.length).toBeGreaterThan(12)
  expect(draw()).toContain('<details')
  for (const { name } of texts) expect(draw()).toContain(`this is ${name}`)
})

test('the review shows a long record whole, with nothing to open', () => {
  expect(draw(true)).not.toContain('<details')
  for (const { name } of texts) expect(draw(true)).toContain(`this is ${name}`)
})
