import { describe, expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { Person } from '@/lib/myinfo/person.ts'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimenCard } from '@/lib/onboarding/products/specimens/card.ts'
import { specimenFamily } from '@/lib/onboarding/products/specimens/family.ts'
import type { Application, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { wordsFor } from '../words/index.ts'
import { answerOf } from './receipt-answers.ts'
import { receiptContent } from './receipt-content.ts'

const words = wordsFor('en')
const receivedAt = Date.parse('2026-03-12T10:42:00+08:00')
const person: Person = {
  nricOrFin: { state: 'present', value: 'S9812381D', source: 'government', updated: '2026-02-01' },
  name: { state: 'present', value: "O'BRIEN <b> 陈小慧", source: 'government' },
  sex: { state: 'present', value: { code: 'F', description: 'FEMALE' }, source: 'government' },
  dateOfBirth: { state: 'present', value: '1998-06-06', source: 'government' },
  nationality: { state: 'present', value: { code: 'SG', description: 'SINGAPORE CITIZEN' }, source: 'government' },
  passType: { state: 'not-applicable' },
  cpfContributions: {
    state: 'present',
    source: 'government',
    value: [
      { forMonth: '2026-02', paidOn: '2026-03-03', amount: 500.5, employer: 'B' },
      { forMonth: '2026-01', paidOn: '2026-02-03', amount: 500, employer: 'A' },
    ],
  },
}
const typed: TypedAnswers = {
  nricOrFin: 's0000001i',
  name: 'TYPED NAME',
  sex: 'M',
  'dateOfBirth-day': '6',
  'dateOfBirth-month': '6',
  'dateOfBirth-year': '1990',
  nationality: 'SG',
  mobileNumber: '91234567',
  email: 'a@example.sg',
  'registeredAddress-postal': '310123',
  'registeredAddress-block': '123',
  'registeredAddress-street': 'EXAMPLE STREET',
  'registeredAddress-country': 'SG',
  accountPurpose: 'saving',
  monthlyDeposit: '1,500',
  taxResidency: ['singapore', 'elsewhere'],
  politicallyExposed: 'no',
  employer: 'SEE S9812381D, PTE LTD',
  occupation: 'ENGINEER',
  'noticeOfAssessment-amount': '84,000',
  'noticeOfAssessment-yearOfAssessment': '2026',
  limitWanted: '8,000',
  coverWanted: 'family',
  maritalStatus: '2',
  'childrenBirthRecords-rows': '1',
  'childrenBirthRecords-0-name': 'LITTLE ONE',
  'childrenBirthRecords-0-sex': 'F',
}

function contentOf({
  product,
  retrieved = false,
  fullNric = false,
  standIn,
}: {
  product: Product
  retrieved?: boolean
  fullNric?: boolean
  standIn?: 'demo' | 'rehearsal'
}) {
  const retrieval = { id: 'r', connection: 'v3', api: 'myinfo-v3', person, retrievedAt: 1, expiresAt: 2 }
  const form = buildForm({ product, retrieval: retrieved ? retrieval : undefined, typed })
  const inputs = { form, retrieval: retrieved ? retrieval : undefined, language: 'en' as const, today: '2026-03-12' }
  const filled = Object.fromEntries(
    form.steps.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.kind === 'asked'
          ? field.inputs.map((input) => [input.name, typed[input.name] ?? fallback(input.type)])
          : [],
      ),
    ),
  )
  const built = buildApplication({ ...inputs, typed: { ...filled, 'childrenBirthRecords-rows': '1' } })
  if (built.kind !== 'ready') throw new Error(`not complete: ${JSON.stringify(built.problems)}`)
  const application: Application = { ...built.application, reference: 'ABCD-EFGH-JK', status: 'received', receivedAt }
  const brand = { name: 'Merlion Bank', operator: 'Merlion Bank Limited', contact: { phone: '+65 6000 0000' } }
  return receiptContent({ application, product, brand, checkCode: 'JKMN-PQRS', fullNric, standIn, words: words })
}

function fallback(type: string): string {
  return { day: '1', month: '1', year: '2020', money: '1', number: '1' }[type] ?? ''
}

function answer(content: ReturnType<typeof contentOf>, label: string) {
  return content.answers.steps.flatMap(({ answers }) => answers).find((candidate) => candidate.label === label)
}

describe('the content of a PDF receipt', () => {
  test('says what was applied for, when in Singapore, and what happens next', () => {
    const { lead, next, reference } = contentOf({ product: specimenAccount })
    expect(lead[1]).toBe('Received on 12 March 2026 at 10:42 am, Singapore time')
    expect(reference.text).toBe('ABCD-EFGH-JK')
    expect(next.steps.map(({ when }) => when)).toEqual(['Today', 'By 16 March 2026', 'By 19 March 2026'])
  })

  test('says that nothing here is real, where it is so', () => {
    expect(contentOf({ product: specimenAccount }).standIn).toBeUndefined()
    expect(contentOf({ product: specimenAccount, standIn: 'rehearsal' }).standIn).toMatch(/^Rehearsal · .*simulator/)
  })

  test('has every step and every answer of the form', () => {
    const { answers } = contentOf({ product: specimenAccount })
    expect(answers.steps.map(({ title }) => title)).toEqual(['Who you are', 'How to reach you', 'Your account'])
    expect(answers.steps.map((step) => step.answers.length)).toEqual([8, 5, 4])
  })

  test('masks the NRIC unless it is wanted in full', () => {
    expect(answer(contentOf({ product: specimenAccount, retrieved: true }), 'NRIC or FIN')?.body).toEqual({
      kind: 'text',
      lines: ['S••••381D'],
    })
    const full = contentOf({ product: specimenAccount, retrieved: true, fullNric: true })
    expect(answer(full, 'NRIC or FIN')?.body).toEqual({ kind: 'text', lines: ['S9812381D'] })
  })

  test('masks an NRIC that was typed among other words', () => {
    expect(JSON.stringify(contentOf({ product: specimenCard }))).not.toMatch(/[STFGM]\d{7}[A-Z]/i)
    expect(JSON.stringify(contentOf({ product: specimenCard, fullNric: true }))).toMatch(/SEE S9812381D/)
  })

  test('says which agency vouches for a value, and since when', () => {
    const content = contentOf({ product: specimenAccount, retrieved: true })
    expect(answer(content, 'NRIC or FIN')?.provenance).toBe(
      'From Immigration & Checkpoints Authority, updated 1 Feb 2026',
    )
    expect(answer(content, words.attributeLabel(findAttribute('name')))).toMatchObject({
      body: { lines: ["O'BRIEN <b> 陈小慧"] },
      provenance: 'From Immigration & Checkpoints Authority',
    })
    expect(answer(content, 'Email address')?.provenance).toBe('You typed this')
  })

  test('says what a typed code, date and address mean', () => {
    const content = contentOf({ product: specimenAccount })
    expect(answer(content, 'Sex')?.body).toEqual({ kind: 'text', lines: ['Male'] })
    expect(answer(content, 'Date of birth')?.body).toEqual({ kind: 'text', lines: ['6 June 1990'] })
    expect(answer(content, 'Home address')?.body).toEqual({
      kind: 'text',
      lines: ['123 EXAMPLE STREET', 'Singapore 310123'],
    })
    expect(answer(content, 'Where do you pay tax?')?.body).toEqual({
      kind: 'text',
      lines: ['Singapore', 'Another country'],
    })
    expect(answer(content, 'About how much will you pay in each month?')?.body).toEqual({
      kind: 'text',
      lines: ['S$1,500'],
    })
  })

  test('shows CPF contributions as a table in the order they were paid', () => {
    const body = answer(
      contentOf({ product: specimenCard, retrieved: true }),
      words.attributeLabel(findAttribute('cpfContributions')),
    )?.body
    expect(body).toMatchObject({ kind: 'table' })
    expect(body?.kind === 'table' && body.rows.map((row) => row.join(' '))).toEqual([
      expect.stringMatching(/S\$500$/),
      expect.stringMatching(/S\$500\.50$/),
    ])
  })

  test('shows each child on a sheet of its own', () => {
    const body = answer(contentOf({ product: specimenFamily }), 'Children')?.body
    expect(body).toMatchObject({ kind: expect.stringMatching(/sheets|table/) })
    expect(JSON.stringify(body)).toContain('LITTLE ONE')
  })

  test('says what does not apply as the form said it, and that nobody vouches for it', () => {
    const shown = answer(contentOf({ product: specimenAccount, retrieved: true }), 'Pass type')
    expect(shown).toEqual({ label: 'Pass type', body: { kind: 'text', lines: ['Does not apply to you'] } })
  })

  test('says so where somebody who was asked left it empty', () => {
    const value = { field: 'passType', kind: 'code', value: null, provenance: 'typed', locked: false } as const
    expect(answerOf({ value, foreigner: false, words }).body).toEqual({ kind: 'text', lines: ['Not provided'] })
  })
})
