import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { errorReference } from '../error-reference.ts'
import { currentRequest, requestIdOf, withinRequest } from './request-id.ts'

const drawn = /^[A-Z]{4}-[A-Z]{4}$/

test.each([
  ['a UUID', '3f1c9a52-7d6e-4b80-9a11-0c2d4e6f8a90'],
  ['32 hexadecimal digits, as nginx and traces have them', '4bf92f3577b34da6a3ce929d0e0e4736'],
  ['what another of our own nodes drew', 'KTRW-QMPA'],
])('an id that a proxy gave is kept: %s', (_, given) => {
  expect(requestIdOf(given)).toBe(given)
})

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['a sentence for a page', 'Call-6512-3456-now'],
  ['a line of its own for the log', '4bf92f3577b34da6\n{"event":"staff_signed_in"}'],
  ['1,000 digits', 'a'.repeat(1_000)],
])('in place of %s an id is drawn', (_, given) => {
  expect(requestIdOf(given)).toMatch(drawn)
})

test('of several ids the last counts, which the nearest proxy wrote', () => {
  const [ofClient, ofProxy] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']

  expect(requestIdOf(`${ofClient}, ${ofProxy}`)).toBe(ofProxy)
  expect(requestIdOf([ofClient, ofProxy])).toBe(ofProxy)
})

test('what is answered at the same time each has the id of its own request, across what it awaits', async () => {
  const answer = async () => {
    await sleep(1)
    return [currentRequest(), errorReference()]
  }
  const answered = await Promise.all(['AAAA-AAAA', 'BBBB-BBBB'].map((id) => withinRequest(id, answer)))

  expect(answered).toEqual([
    ['AAAA-AAAA', 'AAAA-AAAA'],
    ['BBBB-BBBB', 'BBBB-BBBB'],
  ])
  expect(currentRequest()).toBeUndefined()
  expect(errorReference()).toMatch(drawn)
})
