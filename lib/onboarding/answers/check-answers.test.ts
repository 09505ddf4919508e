import { expect, test } from 'vitest'
import { buildForm } from '../form/build-form.ts'
import { askedFields, fieldsOf } from '../form/form.ts'
import type { AnswerKind, Product, Question } from '../product.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import { answersSchema, checkedFields } from './answers-schema.ts'
import { checkAnswers } from './check-answers.ts'

const today = '2026-11-23'

function question(id: string, answer: AnswerKind, more: Partial<Question> = {}): Question {
  return { kind: 'question', id, label: { en: id }, answer, ...more }
}

function asking(...fields: Question[]): Product {
  return { ...specimenAccount, steps: [{ id: 'only', title: { en: 'Only' }, fields }] }
}

const fields = askedFields(
  fieldsOf(
    buildForm({
      product: asking(
        question('name', { kind: 'text', maxLength: 5 }),
        question('born', { kind: 'date', past: true }),
        question('lives', { kind: 'country' }),
        question('colour', { kind: 'choice', options: [{ value: 'red', label: { en: 'Red' } }] }),
      ),
    }),
  ),
)

test('every problem of a step is reported at once, codes and texts alike', () => {
  expect(checkAnswers({ fields, typed: { name: 'too long', lives: 'QQ', colour: 'green' }, today })).toEqual({
    name: 'too-long',
    'born-day': 'required',
    'born-month': 'required',
    'born-year': 'required',
    lives: 'not-offered',
    colour: 'not-offered',
  })
})

test('the browser finds the same with what it is given, but for what is chosen, and is given no words', () => {
  const bare = JSON.parse(JSON.stringify(checkedFields(fields)))
  const found = answersSchema({ fields: bare, today }).safeParse({ name: 'too long', lives: 'QQ', colour: 'green' })
  expect(found.success ? [] : found.error.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['name', 'too-long'],
    ['born-day', 'required'],
    ['born-month', 'required'],
    ['born-year', 'required'],
  ])
  expect(JSON.stringify(bare)).not.toMatch(/"red"/i)
})

test('a code that Myinfo delivered is taken although our list does not know it, and any other is refused', () => {
  const retrieval = {
    id: 'r',
    connection: 'v3',
    api: 'myinfo-v3',
    person: {
      maritalStatus: {
        state: 'present' as const,
        value: { code: '4', description: 'SEPARATED' },
        source: 'government' as const,
      },
    },
    retrievedAt: 0,
    expiresAt: 1,
  }
  const product: Product = {
    ...specimenAccount,
    steps: [
      { id: 'a', title: { en: 'A' }, fields: [{ kind: 'myinfo', attribute: 'maritalStatus', why: { en: 'Why' } }] },
    ],
  }
  const asked = askedFields(fieldsOf(buildForm({ product, retrieval })))
  expect(checkAnswers({ fields: asked, typed: { maritalStatus: '4' }, today })).toEqual({})
  expect(checkAnswers({ fields: asked, typed: { maritalStatus: '6' }, today })).toEqual({
    maritalStatus: 'not-offered',
  })
})
