import { expect, test } from 'vitest'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Question } from '@/lib/onboarding/product.ts'
import { products } from '@/lib/onboarding/products/index.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { wordsFor } from './index.ts'
import { problemTexts } from './problem-text.ts'

const words = wordsFor('en')
const today = '2026-03-12'

function asked(productId: string, typed: TypedAnswers = {}) {
  const product = [...products, ...specimens].find(({ id }) => id === productId)
  if (!product) throw new Error('no such product')
  return askedFields(fieldsOf(buildForm({ product, typed })))
}

const nonsense = ['', 'x', '-1', '99999999999999999999', 'x'.repeat(501), '2999', '32']

test.each([...products, ...specimens].map(({ id }) => id))('every problem that %s can have has words', (id) => {
  const rows = { 'childrenBirthRecords-rows': '2', 'vehicles-rows': '1' }
  const fields = asked(id, rows)
  const texts = problemTexts(fields, words)
  const names = fields.flatMap(({ inputs }) => inputs.map(({ name }) => name))
  const silent = nonsense.flatMap((answer) => {
    const typed = { ...rows, ...Object.fromEntries(names.map((name) => [name, answer])) }
    const problems = Object.entries(checkAnswers({ fields, typed, today }))
    return problems.filter(([input, problem]) => !texts[input]?.[problem])
  })
  expect(silent).toEqual([])
})

test('an empty answer is asked for in the words of its question, where it has some', () => {
  const deposit: Question = {
    kind: 'question',
    id: 'deposit',
    label: { en: 'How much?' },
    missing: { en: 'Enter about how much, like 500', ms: 'Masukkan lebih kurang berapa' },
    answer: { kind: 'money', min: 1, max: 1_000 },
  }
  const steps = [{ id: 'one', title: { en: 'One' }, fields: [deposit] }]
  const fields = askedFields(fieldsOf(buildForm({ product: { ...specimenAccount, steps } })))

  expect(problemTexts(fields, words).deposit?.required).toBe('Enter about how much, like 500')
  expect(problemTexts(fields, wordsFor('ms')).deposit?.required).toBe('Masukkan lebih kurang berapa')
})

test('an empty answer is asked for by its own label', () => {
  const texts = problemTexts(asked('specimen-account'), words)
  expect(texts['registeredAddress-postal']?.required).toBe('Enter your postal code')
  expect(texts.nricOrFin?.required).toBe('Enter your NRIC or FIN')
  expect(texts.sex?.required).toBe('Choose your sex')
  expect(texts.accountPurpose?.required).toBe('Choose an answer: What will you use the account for?')
})

test('the three boxes of a date are asked for in the same words', () => {
  const texts = problemTexts(asked('specimen-account'), words)
  const said = ['day', 'month', 'year'].map((part) => texts[`dateOfBirth-${part}`]?.required)
  expect(said).toEqual(Array(3).fill('Enter your date of birth in full, like 31 3 1980'))
})

test('a problem in a row names the row', () => {
  const texts = problemTexts(asked('specimen-family', { 'childrenBirthRecords-rows': '2' }), words)
  expect(texts['childrenBirthRecords-1-name']?.required).toBe('Child 2: enter the name')
})

test('a limit on money is told as money', () => {
  const texts = problemTexts(asked('specimen-card'), words)
  expect(texts.limitWanted?.['too-small']).toBe('Enter S$500 or more')
  expect(texts.limitWanted?.['too-large']).toBe('Enter S$500,000 or less')
})
