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
