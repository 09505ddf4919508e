import { describe, expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { attributesOf } from '../asked-of-myinfo.ts'
import { onePageId } from '../form/arrange-steps.ts'
import { buildForm } from '../form/build-form.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import { specimenFamily } from '../products/specimens/family.ts'
import type { Retrieval, TypedAnswers } from '../stores.ts'
import { buildApplication } from './build-application.ts'

const person: Person = {
  ...Object.fromEntries(attributesOf(specimenAccount).map((name) => [name, { state: 'not-applicable' }])),
  nricOrFin: { state: 'present', value: 'S9812381D', source: 'government' },
  name: { state: 'present', value: 'TAN AH KOW', source: 'government', updated: '2026-03-12' },
  sex: { state: 'present', value: { code: 'M', description: 'MALE' }, source: 'government' },
  dateOfBirth: { state: 'present', value: '1998-06-06', source: 'government' },
  nationality: { state: 'present', value: { code: 'SG', description: 'SINGAPORE CITIZEN' }, source: 'government' },
  mobileNumber: { state: 'present', value: { prefix: '+', areaCode: '65', number: '91234567' }, source: 'singpass' },
  email: { state: 'present', value: 'a@example.sg', source: 'singpass' },
  registeredAddress: { state: 'present', value: { kind: 'lines', lines: ['1 EXAMPLE ROAD'] }, source: 'government' },
}
const retrieval: Retrieval = {
  id: 'r',
  connection: 'fapi',
  api: 'fapi-2.0',
  person,
  retrievedAt: 1_000,
  expiresAt: 2_000,
}
const typed: TypedAnswers = {
  accountPurpose: 'saving',
  monthlyDeposit: '1,500',
  taxResidency: ['singapore'],
  politicallyExposed: 'no',
}

function apply(changes: TypedAnswers = {}) {
  const answers = { ...typed, ...changes }
  return buildApplication({
    form: buildForm({ product: specimenAccount, retrieval, typed: answers }),
    retrieval,
    typed: answers,
    language: 'en',
    today: '2026-11-23',
  })
}

function answerTo(name: string, changes?: TypedAnswers) {
  const built = apply(changes)
  return built.kind === 'ready' ? built.application.values.find((value) => value.field === name) : built
}

describe('an application after a retrieval', () => {
  test('takes locked values from the retrieval, whatever was typed under their name', () => {
    expect(answerTo('name', { name: 'SOMEONE ELSE' })).toEqual({
      field: 'name',
      kind: 'text',
      value: 'TAN AH KOW',
      locked: true,
      provenance: {
        api: 'fapi-2.0',
        connection: 'fapi',
        source: 'government',
        updated: '2026-03-12',
        retrievedAt: 1_000,
      },
    })
  })

  test('records the supplier of an editable value that was left as it came', () => {
    expect(answerTo('email')).toMatchObject({
      value: 'a@example.sg',
      locked: false,
      provenance: { source: 'singpass', api: 'fapi-2.0' },
    })
  })

  test('records an editable value that was changed as typed', () => {
    expect(answerTo('email', { email: 'b@example.sg' })).toEqual({
      field: 'email',
      kind: 'email',
      value: 'b@example.sg',
      provenance: 'typed',
      locked: false,
    })
  })

  test('reads money as dollars and boxes as a list', () => {
    expect(answerTo('monthlyDeposit')).toMatchObject({ value: 1500, provenance: 'typed' })
    expect(answerTo('taxResidency')).toMatchObject({ value: ['singapore'] })
  })

  test('names its connection and API', () => {
    expect(apply()).toMatchObject({
      kind: 'ready',
      application: { product: 'specimen-account', connection: 'fapi', api: 'fapi-2.0', language: 'en' },
    })
  })

  test('that lacks an answer names the step and the input', () => {
    expect(apply({ monthlyDeposit: '' })).toEqual({
      kind: 'incomplete',
      step: onePageId,
      problems: { monthlyDeposit: 'required' },
    })
  })
})

test('an application by hand has no supplier, and rows become records', () => {
  const answers: TypedAnswers = {
    nricOrFin: 's9812381d',
    name: 'Tan Ah Kow',
    sex: 'M',
    'dateOfBirth-day': '6',
    'dateOfBirth-month': '6',
    'dateOfBirth-year': '1998',
    nationality: 'SG',
    mobileNumber: '91234567',
    email: 'a@example.sg',
    'registeredAddress-postal': '123456',
    'registeredAddress-street': 'EXAMPLE ROAD',
    'registeredAddress-country': 'SG',
    maritalStatus: '2',
    coverWanted: 'family',
    'childrenBirthRecords-rows': '1',
    'childrenBirthRecords-0-name': 'TAN MEI',
    'childrenBirthRecords-0-sex': 'F',
    'childrenBirthRecords-0-dateOfBirth-day': '1',
    'childrenBirthRecords-0-dateOfBirth-month': '2',
    'childrenBirthRecords-0-dateOfBirth-year': '2020',
  }
  const built = buildApplication({
    form: buildForm({ product: specimenFamily, typed: answers }),
    typed: answers,
    language: 'en',
    today: '2026-11-23',
  })
  expect(built).toMatchObject({ kind: 'ready', application: { connection: 'none', api: 'none' } })
  const values =
    built.kind === 'ready' ? Object.fromEntries(built.application.values.map(({ field, value }) => [field, value])) : {}
  expect(values).toMatchObject({
    nricOrFin: 'S9812381D',
    dateOfBirth: '1998-06-06',
    mobileNumber: '+6591234567',
    registeredAddress: { postal: '123456', street: 'EXAMPLE ROAD', country: { code: 'SG' }, block: '' },
    childrenBirthRecords: [{ name: 'TAN MEI', sex: { code: 'F' }, dateOfBirth: '2020-02-01' }],
  })
})
