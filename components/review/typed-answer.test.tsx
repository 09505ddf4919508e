import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimenFamily } from '@/lib/onboarding/products/specimens/family.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { wordsFor } from '../words/index.ts'
import { reviewedAnswer } from './typed-answer.tsx'

const words = wordsFor('en')
const person: Person = { email: { state: 'present', value: 'a@example.sg', source: 'singpass' } }
const retrieval = { id: 'r', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 1 }

/** The answer of one field as the review shows it. */
function shown(name: string, typed: TypedAnswers, { product = specimenAccount, retrieved = false, carried = '' } = {}) {
  const form = buildForm({ product, typed, ...(retrieved && { retrieval }) })
  const field = askedFields(fieldsOf(form)).find((one) => one.name === name)
  if (!field) throw new Error(`${name} is not asked for`)
  const answer = reviewedAnswer({ field, typed, carried: new Set([carried]), words })
  const said = 'text' in answer ? answer.text : renderToStaticMarkup(answer.children)
  return `${said} ${answer.source ?? ''}`.trim()
}

test('an answer is shown as it will be stored', () => {
  expect(shown('monthlyDeposit', { monthlyDeposit: '1500' })).toContain('S$1,500')
  expect(shown('name', { name: "O'Brien" })).toBe("O'Brien")
})

test('what cannot be stored as it was typed is marked and shown as it stands', () => {
  const html = shown('monthlyDeposit', { monthlyDeposit: 'a lot' })
  expect(html).toContain(words.t('review.toCheck'))
  expect(html).toContain('a lot')
})

test('what is missing is marked where it is needed, and only said where it is optional', () => {
  expect(shown('name', {})).toContain(words.t('review.missing'))
  expect(shown('childrenBirthRecords', {}, { product: specimenFamily })).toContain(words.t('review.notProvided'))
  expect(shown('childrenBirthRecords', {}, { product: specimenFamily })).not.toContain(words.t('review.missing'))
})

test('an answer that is carried over from earlier says so, and a value of Myinfo that was left does not', () => {
  const said = words.t('review.carried')
  expect(shown('name', { name: 'Lim' }, { carried: 'name' })).toContain(said)
  expect(shown('name', { name: 'Lim' })).not.toContain(said)
  const left = { email: 'a@example.sg' }
  expect(shown('email', left, { retrieved: true, carried: 'email' })).not.toContain(said)
})

test('rows are tables of their own, each under its name', () => {
  const typed = {
    'childrenBirthRecords-rows': '2',
    'childrenBirthRecords-0-name': 'TAN MEI',
    'childrenBirthRecords-1-name': 'TAN BO',
  }
  const html = shown('childrenBirthRecords', typed, { product: specimenFamily })
  expect(html.match(/<caption>/g)).toHaveLength(2)
  expect(html).toMatch(/TAN MEI.*TAN BO/)
})
