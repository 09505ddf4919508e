import { expect, test } from 'vitest'
import { languages } from '@/lib/myinfo/language.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { wordsFor } from '../words/index.ts'
import { keptRows } from './kept-rows.ts'

const receivedAt = Date.parse('2026-11-27T06:17:00Z')
const product = { ...specimenAccount, retentionDays: 10, retentionFrom: 'decision' } as const
const of = (given: Partial<Parameters<typeof keptRows>[0]>) =>
  keptRows({ application: { connection: 'fapi', receivedAt }, product, words: wordsFor('en'), ...given })

test('what Singpass sent is deleted, and what the application holds of it is named as kept', () => {
  const [deleted, kept] = of({})
  expect(deleted).toMatchObject({ when: 'Deleted on 27 November 2026', what: expect.stringContaining('copy') })
  expect(kept).toMatchObject({ what: expect.stringContaining('those from Myinfo among them') })
})

test('an application is kept from its decision on, and before that until an earliest date', () => {
  expect(of({})[1]?.when).toBe('Kept until 7 December 2026 at the earliest')
  const decidedAt = Date.parse('2026-11-30T06:17:00Z')
  expect(of({ standing: { status: 'declined', decidedAt } })[1]?.when).toBe('Kept until 10 December 2026')
  expect(of({ standing: { status: 'question', decidedAt } })[1]?.when).toBe(of({})[1]?.when)
})

test('an applicant who typed everything is not told that something of Myinfo was deleted', () => {
  const [deleted, kept] = of({ application: { connection: 'none', receivedAt } })
  expect(deleted?.when).toBe('Nothing to delete')
  expect(kept?.what).not.toContain('Myinfo')
})

test.each(languages)('the two rows are told apart in %s', (language) => {
  const [deleted, kept] = of({ words: wordsFor(language) })
  expect(deleted?.when).not.toBe(kept?.when)
})
