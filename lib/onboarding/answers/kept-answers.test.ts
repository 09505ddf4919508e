import { expect, test } from 'vitest'
import { buildForm } from '../form/build-form.ts'
import { fieldsOf } from '../form/form.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import { keptAnswers } from './kept-answers.ts'

const retrieval = {
  id: 'r',
  connection: 'v3',
  api: 'myinfo-v3',
  person: {
    email: { state: 'present' as const, value: 'from@myinfo.example', source: 'singpass' as const },
    mobileNumber: {
      state: 'present' as const,
      value: { prefix: '+', areaCode: '65', number: '91234567' },
      source: 'singpass' as const,
    },
  },
  retrievedAt: 1,
  expiresAt: 2,
}
const retrieved = fieldsOf(buildForm({ product: specimenAccount, retrieval }))
const byHand = fieldsOf(buildForm({ product: specimenAccount }))

test('what Myinfo gave and nobody changed is not kept', () => {
  expect(keptAnswers(retrieved, { email: 'from@myinfo.example', accountPurpose: 'saving' })).toEqual({
    email: undefined,
    accountPurpose: 'saving',
  })
})

test.each(['mine@example.sg', '', 'from@myinfo.example.sg'])('a change of it to %j is kept', (email) => {
  expect(keptAnswers(retrieved, { email })).toEqual({ email })
})

test('what was typed by hand is kept, whatever it says', () => {
  expect(keptAnswers(byHand, { email: 'from@myinfo.example' })).toEqual({ email: 'from@myinfo.example' })
})

test('an empty answer to what Myinfo did not give is kept as empty', () => {
  expect(keptAnswers(retrieved, { 'registeredAddress-postal': '', taxResidency: [] })).toEqual({
    'registeredAddress-postal': '',
    taxResidency: [],
  })
})
