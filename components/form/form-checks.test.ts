import { expect, test } from 'vitest'
import { checkedFields } from '@/lib/onboarding/answers/answers-schema.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Question } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { type Answers, asErrors } from './form-answers.ts'
import { createFormChecks } from './form-checks.ts'

const ask = (id: string, required: boolean): Question => ({
  kind: 'question',
  id,
  label: { en: id },
  answer: { kind: 'text', maxLength: 20 },
  required,
})

/** Checks of a form in which nothing is typed, and what they tell. */
function checks(questions: readonly Question[], errors = asErrors({})) {
  const steps = [{ id: 'one', title: { en: 'One' }, fields: questions }]
  const fields = checkedFields(askedFields(fieldsOf(buildForm({ product: { ...specimenAccount, steps } }))))
  const told: { [input: string]: unknown }[] = []
  const tell = (found: { [input in keyof Answers]?: { message?: unknown } }) => {
    told.push(Object.fromEntries(Object.entries(found).map(([input, error]) => [input, error?.message])))
  }
  return { told, ...createFormChecks({ form: null, fields, today: '2026-03-12', errors, tell }) }
}

test('a form in which an answer is missing does not pass, and tells which', async () => {
  const { all, told } = checks([ask('street', true), ask('remark', false)])
  expect(await all()).toBe(false)
  expect(told.at(-1)).toEqual({ street: 'required' })
})

test('a form in which nothing is asked for that is missing passes', async () => {
  const { all, told } = checks([ask('remark', false)])
  expect(await all()).toBe(true)
  expect(told.at(-1)).toEqual({})
})

test('checking one input keeps what is known of the others, the server’s findings too', async () => {
  const { some, told } = checks([ask('remark', false), ask('street', true)], asErrors({ remark: 'too-long' }))
  await some(['street'])
  expect(told.at(-1)).toEqual({ remark: 'too-long', street: 'required' })
  await some(['remark'])
  expect(told.at(-1)).toEqual({ street: 'required' })
})
