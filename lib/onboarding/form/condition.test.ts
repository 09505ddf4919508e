import { describe, expect, test } from 'vitest'
import { checkedFields } from '../answers/answers-schema.ts'
import { takePosted } from '../answers/posted.ts'
import { buildApplication } from '../application/build-application.ts'
import type { AnswerKind, Condition, Field, MyinfoField, Product, Question, Step } from '../product.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import type { Retrieval, TypedAnswers } from '../stores.ts'
import { buildForm } from './build-form.ts'
import { askedFields, fieldsOf } from './form.ts'

const options = ['a', 'b', 'c'].map((value) => ({ value, label: { en: value } }))
const words: AnswerKind = { kind: 'text', maxLength: 20 }

function question(id: string, answer: AnswerKind, showWhen?: Condition): Question {
  return { kind: 'question', id, label: { en: id }, answer, ...(showWhen ? { showWhen } : {}) }
}

function stepOf(fields: readonly Field[]): Step {
  return { id: 'one', title: { en: 'One' }, fields }
}

const product: Product = {
  ...specimenAccount,
  steps: [
    {
      id: 'first',
      title: { en: 'First' },
      fields: [
        question('employed', { kind: 'yes-no' }),
        question('employerName', words, { field: 'employed', is: true }),
        question('size', { kind: 'choice', options }, { field: 'employed', is: true }),
        question('reason', words, { field: 'size', is: ['b', 'c'] }),
      ],
    },
    {
      id: 'second',
      title: { en: 'Second' },
      fields: [
        question('taxedIn', { kind: 'choices', options }),
        question('taxNumber', words, { field: 'taxedIn', is: 'b' }),
        question('benefit', words, { field: 'employed', is: false }),
        {
          kind: 'myinfo',
          attribute: 'marriageDate',
          why: { en: 'Why' },
          showWhen: { field: 'maritalStatus', is: '2' },
        },
      ],
    },
    {
      id: 'third',
      title: { en: 'Third' },
      fields: [question('last', words, { field: 'taxedIn', is: 'c' })],
    },
  ],
}

function askedFor(typed: TypedAnswers): string[] {
  return fieldsOf(buildForm({ product, typed })).map(({ name }) => name)
}

describe('a field that depends on an answer', () => {
  test('is asked for once that answer holds, and not before', () => {
    expect(askedFor({})).toEqual(['employed', 'taxedIn'])
    expect(askedFor({ employed: 'Y' })).toEqual(['employed', 'employerName', 'size', 'taxedIn'])
    expect(askedFor({ employed: 'N' })).toEqual(['employed', 'taxedIn', 'benefit'])
  })

  test('holds with any of several answers, and with one of many chosen', () => {
    expect(askedFor({ employed: 'Y', size: 'c' })).toContain('reason')
    expect(askedFor({ employed: 'Y', size: 'a' })).not.toContain('reason')
    expect(askedFor({ taxedIn: ['a', 'b'] })).toContain('taxNumber')
  })

  test('holds with another answer than some, but not before there is one', () => {
    const first = question('status', { kind: 'choice', options }, undefined)
    const other = {
      ...product,
      steps: [stepOf([first, question('pass', words, { field: 'status', isNot: ['a', 'b'] })])],
    }
    const asked = (typed: TypedAnswers) => fieldsOf(buildForm({ product: other, typed })).map(({ name }) => name)
    expect(asked({})).toEqual(['status'])
    expect(asked({ status: 'b' })).toEqual(['status'])
    expect(asked({ status: 'c' })).toEqual(['status', 'pass'])
  })

  test('holds with another answer than some where Myinfo says that there is none for this person', () => {
    const pass: MyinfoField = { kind: 'myinfo', attribute: 'passType', why: { en: 'Why' } }
    const fields = [
      { ...pass, attribute: 'residentialStatus' },
      { ...pass, showWhen: { field: 'residentialStatus', isNot: ['C', 'P'] } },
    ]
    const asked = (state: 'not-applicable' | 'unavailable') =>
      askedFields(
        fieldsOf(
          buildForm({
            product: { ...product, steps: [stepOf(fields)] },
            retrieval: {
              id: 'r',
              connection: 'v3',
              api: 'x',
              person: { residentialStatus: { state } },
              retrievedAt: 0,
              expiresAt: 1,
            },
          }),
        ),
      ).map(({ name }) => name)
    expect(asked('not-applicable')).toEqual(['passType'])
    expect(asked('unavailable')).toEqual(['residentialStatus'])
  })

  test('holds while another question has no answer, so that one of two is answered', () => {
    const flat = question('flat', words)
    const other = { ...product, steps: [stepOf([flat, question('house', words, { field: 'flat', isEmpty: true })])] }
    const asked = (typed: TypedAnswers) => fieldsOf(buildForm({ product: other, typed })).map(({ name }) => name)
    expect(asked({})).toEqual(['flat', 'house'])
    expect(asked({ flat: ' ' })).toEqual(['flat', 'house'])
    expect(asked({ flat: '4 rooms' })).toEqual(['flat'])
  })

  test('is not asked for because of a field that is not asked for itself', () => {
    expect(askedFor({ employed: 'N', size: 'c' })).not.toContain('reason')
  })

  test('takes its step along when it is all that the step has', () => {
    expect(buildForm({ product, typed: {} }).steps.map(({ id }) => id)).toEqual(['first', 'second'])
    expect(buildForm({ product, typed: { taxedIn: ['c'] } }).steps.map(({ id }) => id)).toContain('third')
  })

  test('is shown whatever holds where Myinfo delivered it', () => {
    const person = { marriageDate: { state: 'present', value: '2020-02-02', source: 'government' } } as const
    const retrieval: Retrieval = { id: 'r', connection: 'v3', api: 'x', person, retrievedAt: 0, expiresAt: 1 }
    expect(fieldsOf(buildForm({ product, retrieval })).map(({ name }) => name)).toContain('marriageDate')
  })

  test('is neither required nor stored while it is not asked for, whatever was typed in it before', () => {
    const typed = { employed: 'N', employerName: 'OLD EMPLOYER', taxedIn: ['a'], benefit: 'NONE' }
    const built = buildApplication({ form: buildForm({ product, typed }), typed, language: 'en', today: '2026-11-23' })
    expect(built).toMatchObject({ kind: 'ready' })
    expect(JSON.stringify(built)).not.toContain('employerName')
    expect(JSON.stringify(built)).not.toContain('OLD EMPLOYER')
  })

  test('is required once it is asked for', () => {
    const typed = { employed: 'Y', taxedIn: ['a'] }
    const built = buildApplication({ form: buildForm({ product, typed }), typed, language: 'en', today: '2026-11-23' })
    expect(built).toMatchObject({ kind: 'incomplete', problems: { employerName: 'required', size: 'required' } })
  })

  test('may be posted by a page that still shows it, and its answer is not lost', () => {
    const [step] = buildForm({ product, typed: { employed: 'N' } }).steps
    const taken = step && takePosted(step, new URLSearchParams({ employed: 'Y', employerName: 'ACME' }))
    expect(taken).toMatchObject({ kind: 'typed', answers: { employed: 'Y', employerName: 'ACME' } })
  })

  test('is left to the server to check: the browser does not know whether it is still needed', () => {
    const asked = askedFields(fieldsOf(buildForm({ product, typed: { employed: 'Y' } })))
    expect(checkedFields(asked).map(({ name }) => name)).toEqual(['employed', 'taxedIn'])
  })
})
