import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { buildForm } from '../form/build-form.ts'
import { askedFields } from '../form/form.ts'
import { storedAnswer } from '../form/stored-answer.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import type { Retrieval } from '../stores.ts'
import { checkAnswers } from './check-answers.ts'
import { takePosted } from './posted.ts'

const person: Person = {
  name: { state: 'present', value: 'TAN AH KOW', source: 'government' },
  email: { state: 'present', value: 'a@example.sg', source: 'singpass' },
}
const retrieval: Retrieval = { id: 'r', connection: 'v3', api: 'myinfo-v3', person, retrievedAt: 0, expiresAt: 1 }

function stepOf(step: string) {
  const found = buildForm({ product: specimenAccount, retrieval }).steps.find(({ id }) => id === step)
  return found ?? { fields: [], hidden: [] }
}

test('a locked field altered in transit is refused', () => {
  expect(takePosted(stepOf('identity'), new URLSearchParams({ name: 'SOMEONE ELSE' }))).toEqual({
    kind: 'refused',
    reason: 'locked',
  })
})

test('a field of no step is refused', () => {
  expect(takePosted(stepOf('contact'), new URLSearchParams({ isAdmin: 'true' }))).toEqual({
    kind: 'refused',
    reason: 'unknown',
  })
})

test('a field of another step is refused', () => {
  expect(takePosted(stepOf('account'), new URLSearchParams({ email: 'x@example.sg' }))).toEqual({
    kind: 'refused',
    reason: 'unknown',
  })
})

test('an answer of more than two thousand letters is refused', () => {
  expect(takePosted(stepOf('contact'), new URLSearchParams({ email: 'x'.repeat(2001) }))).toEqual({
    kind: 'refused',
    reason: 'too-long',
  })
})

test('an editable field is taken, and boxes left unticked are kept as none', () => {
  const taken = takePosted(stepOf('account'), new URLSearchParams({ accountPurpose: 'saving' }))
  expect(taken).toMatchObject({
    kind: 'typed',
    answers: { accountPurpose: 'saving', taxResidency: [], monthlyDeposit: '' },
  })
})

test('S28: a choice that is not offered is not kept, and one that is offered is kept once', () => {
  const posted = new URLSearchParams({ accountPurpose: 'a purpose of their own' })
  for (const value of ['singapore', 'x'.repeat(2_000), 'singapore', 'nowhere']) posted.append('taxResidency', value)
  const taken = takePosted(stepOf('account'), posted)

  expect(taken).toMatchObject({ answers: { accountPurpose: '', taxResidency: ['singapore'] } })
})

test('S28: a code that is on no list is not kept', () => {
  const byHand = buildForm({ product: specimenAccount }).steps.find(({ id }) => id === 'identity')
  const taken = (answers: Record<string, string>) =>
    takePosted(byHand ?? { fields: [], hidden: [] }, new URLSearchParams(answers))

  expect(taken({ sex: 'Q', nationality: 'X'.repeat(101) })).toMatchObject({ answers: { sex: '', nationality: '' } })
  expect(taken({ sex: 'M', nationality: 'MY' })).toMatchObject({ answers: { sex: 'M', nationality: 'MY' } })
})

test('what was typed to search a list and is not on it is kept to be corrected, and is no answer', () => {
  const form = buildForm({ product: specimenAccount })
  const [step = { fields: [], hidden: [] }] = form.steps
  const taken = takePosted(step, new URLSearchParams({ nationality: 'Malasia' }))
  const typed = taken.kind === 'typed' ? taken.answers : {}
  const [nationality] = askedFields(step.fields).filter(({ name }) => name === 'nationality')

  expect(typed).toMatchObject({ nationality: 'Malasia' })
  expect(checkAnswers({ fields: askedFields(step.fields), typed, today: '2026-11-23' })).toMatchObject({
    nationality: 'not-offered',
  })
  expect(nationality && storedAnswer(nationality, typed)).toBeNull()
})

test('S28: a suggestion that was taken counts, and one that was never made does not', () => {
  const step = stepOf('account')
  const fields = step.fields.map((field) =>
    field.name === 'monthlyDeposit' && field.kind === 'asked'
      ? { ...field, suggestions: [{ text: '1,500', why: { kind: 'paid' as const } }] }
      : field,
  )
  const taken = (suggested: string) =>
    takePosted({ ...step, fields }, new URLSearchParams({ monthlyDeposit: '7', 'monthlyDeposit-suggested': suggested }))

  expect(taken('1,500')).toMatchObject({ answers: { monthlyDeposit: '1,500' } })
  expect(taken('9,999,999')).toMatchObject({ answers: { monthlyDeposit: '7' } })
})
