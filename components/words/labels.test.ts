import { describe, expect, test } from 'vitest'
import type { PersonValue } from '@/lib/myinfo/person.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { wordsFor } from './index.ts'
import { fieldLabel, inputLabel } from './labels.ts'

const asked = ['name', 'registeredAddress', 'noticeOfAssessment'] as const
const product: Product = {
  ...specimenAccount,
  steps: [
    {
      id: 'one',
      title: { en: 'One' },
      fields: asked.map((attribute) => ({ kind: 'myinfo', attribute, why: { en: 'Why' } })),
    },
  ],
}

describe('a field that is typed', () => {
  const [name, , notice] = askedFields(fieldsOf(buildForm({ product })))

  test('is called by everyday words, in the reader’s language', () => {
    expect(name && fieldLabel(name, wordsFor('en'))).toBe('Full name, as on your NRIC or pass')
    expect(name && fieldLabel(name, wordsFor('zh'))).toContain('全名')
  })

  test('has such words for the members of a record too', () => {
    const labels = notice?.inputs.map((input) => inputLabel(notice, input, wordsFor('en')))
    expect(labels).toEqual(['Year of assessment, as on the notice', 'Income for the whole year, as on the notice'])
  })
})

test('what Myinfo filled in is called as the register calls it, also where it may be changed', () => {
  const person: { [attribute: string]: PersonValue } = {
    name: { state: 'present', value: 'TAN AH KOW', source: 'applicant' },
    registeredAddress: { state: 'present', value: { kind: 'lines', lines: ['1 EXAMPLE ST'] }, source: 'government' },
  }
  const retrieval = { id: 'r', connection: 'fapi', api: 'x', person, retrievedAt: 0, expiresAt: 1 }
  const labels = fieldsOf(buildForm({ product, retrieval })).map((field) => fieldLabel(field, wordsFor('en')))
  expect(labels.slice(0, 2)).toEqual(['Principal name', 'Registered address'])
})
