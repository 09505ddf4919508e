import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isDrawn, nowhere } from './missing.ts'

const rooms = readdirSync('app/[product]', { withFileTypes: true }).filter((entry) => entry.isDirectory())
const known = { product: {} }

test.each(['', ...rooms.map(({ name }) => `/${name}`)])(
  'the page of a product at "%s" is known to be there',
  (room) => {
    expect(existsSync(`app/[product]${room}/page.tsx`)).toBe(true)
    expect([`/credit-card${room}`, `/credit-card${room}?step=income`].map((path) => isDrawn(path, known))).toEqual([
      true,
      true,
    ])
  },
)

test('a receipt is known to be there where the session has it', () => {
  expect(isDrawn('/applications/ABCD-EFGH', { receipt: {} })).toBe(true)
  expect(isDrawn('/applications/ABCD-EFGH', {})).toBe(false)
})

test.each([...Object.values(nowhere), '/', '/credit-card/none', '/credit-card/apply/none', '/credit-card/', '/résumé'])(
  '%s may have no page, even where the product and the receipt are known',
  (path) => {
    expect(isDrawn(path, { ...known, receipt: {} })).toBe(false)
  },
)

test('an address of no product may have no page', () => {
  expect(isDrawn('/gold-bars', {})).toBe(false)
  expect(isDrawn('/gold-bars/apply', {})).toBe(false)
})
