import { describe, expect, test } from 'vitest'
import { cursorOf } from '@/lib/delivery/access/cursor.ts'
import { readSelection, referenceIn } from './selection.ts'

const products = [{ id: 'card' }]
const place = { receivedAt: 1_000, reference: 'ABCD-EFGH-JK' }

describe('the part of the list that an address names', () => {
  test('is what waits, from its beginning, where it names nothing or nonsense', () => {
    const everything = { view: 'received', product: undefined, by: undefined, limit: 25 }
    expect(readSelection({}, products)).toEqual(everything)
    const nonsense = { view: 'mine', product: 'loan', by: 'post', after: 'x', before: ['a', 'b'] }
    expect(readSelection(nonsense, products)).toEqual(everything)
  })

  test('is narrowed, and begins or ends at a place', () => {
    const query = { view: 'declined', product: 'card', by: 'hand' }
    expect(readSelection({ ...query, after: cursorOf(place) }, products)).toMatchObject({
      ...query,
      from: { place, side: 'after' },
    })
    expect(readSelection({ before: cursorOf(place) }, products)).toMatchObject({ from: { place, side: 'before' } })
  })
})

test.each([
  ['abcd-efgh-jk', 'ABCD-EFGH-JK'],
  [' ABCD EFGHJK ', 'ABCD-EFGH-JK'],
])('%j is the reference %s', (typed, reference) => {
  expect(referenceIn(typed)).toBe(reference)
})

test.each([['S1234567D'], ['ABCD-EFGH-J'], [['ABCD-EFGH-JK']], [undefined]])('%j is no reference', (typed) => {
  expect(referenceIn(typed)).toBeUndefined()
})
