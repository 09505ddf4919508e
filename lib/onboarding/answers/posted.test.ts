import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { buildForm } from '../form/build-form.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import type { Retrieval } from '../stores.ts'
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
  const posted = new URLSearchParams({ sex: 'M', nationality: 'XX-NOT-A-COUNTRY' })

  expect(takePosted(byHand ?? { fields: [], hidden: [] }, posted)).toMatchObject({
    answers: { sex: 'M', nationality: '' },
  })
})

test('S28: a suggestion that was taken counts, and one that was never made does not', () => {
  const step = stepOf('account')
  const fields = step.fields.map((field) =>
    field.name === 'monthlyDeposit' && field.kind === 'asked'
      ? { ...field, suggestions: [{ text: '1,500', why: { kind: 'latest' as const } }] }
      : field,
  )
  const taken = (suggested: string) =>
    takePosted({ ...step, fields }, new URLSearchParams({ monthlyDeposit: '7', 'monthlyDeposit-suggested': suggested }))

  expect(taken('1,500')).toMatchObject({ answers: { monthlyDeposit: '1,500' } })
  expect(taken('9,999,999')).toMatchObject({ answers: { monthlyDeposit: '7' } })
})
