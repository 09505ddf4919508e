import { expect, it } from 'vitest'
import { clockFault } from './clock.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const answerAt = (offset: number) => ({ headers: new Headers({ date: new Date(now + offset).toUTCString() }) })

it.each([0, 60_000, -60_000])('a peer whose clock is %i ms ahead of ours is as good as right', (offset) => {
  expect(clockFault(answerAt(offset), now)).toEqual({})
})

it.each([61_000, -61_000, 600_000])('a peer whose clock is %i ms ahead of ours shows that ours is off', (offset) => {
  expect(clockFault(answerAt(offset), now)).toEqual({ check: 'clock' })
})

it.each<Record<string, string>>([{}, { date: 'noon' }])('an answer with the headers %j shows nothing', (headers) => {
  expect(clockFault({ headers: new Headers(headers) }, now)).toEqual({})
})
