import { expect, test } from 'vitest'
import type { PersonValue } from '@/lib/myinfo/person.ts'
import { buildForm } from '../form/build-form.ts'
import { askedFields, fieldsOf } from '../form/form.ts'
import { familyInsurance } from '../products/family-insurance.ts'
import { findCodeProblems } from './offered-codes.ts'

function problems(code: string, maritalStatus?: PersonValue) {
  const person = maritalStatus && { maritalStatus }
  const retrieval = person && { id: 'r', connection: 'v3', api: 'myinfo-v3', person, retrievedAt: 0, expiresAt: 1 }
  const fields = askedFields(fieldsOf(buildForm({ product: familyInsurance, retrieval })))
  return findCodeProblems(fields, { maritalStatus: code })
}

test('a code of the list is offered', () => {
  expect(problems('2')).toEqual({})
})

test('a code outside the list is refused', () => {
  expect(problems('4')).toEqual({ maritalStatus: 'not-offered' })
})

test('a code that Myinfo filled in is kept although our list does not have it', () => {
  const value = { code: '7', description: 'SOMETHING NEW' }
  expect(problems('7', { state: 'present', value, source: 'government' })).toEqual({})
  expect(problems('8', { state: 'present', value, source: 'government' })).toEqual({ maritalStatus: 'not-offered' })
})
