import { describe, expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { Value } from '@/lib/myinfo/person.ts'
import { checkAnswers } from '../answers/check-answers.ts'
import { withInitial } from '../application/build-application.ts'
import type { Product } from '../product.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import type { TypedAnswers } from '../stores.ts'
import { buildForm } from './build-form.ts'
import { askedFields, fieldsOf } from './form.ts'
import { storedAnswer } from './stored-answer.ts'

/** One field that Myinfo filled and the applicant may change, as it is judged and stored. */
function filled(attribute: string, value: Value, typed: TypedAnswers = {}) {
  const field = { kind: 'myinfo', attribute, why: { en: '' } } as const
  const product: Product = { ...specimenAccount, steps: [{ id: 'one', title: { en: 'One' }, fields: [field] }] }
  const person = { [attribute]: { state: 'present', value, source: 'applicant' } } as const
  const retrieval = { id: 'r', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 1 }
  const form = buildForm({ product, retrieval, typed })
  const [asked] = askedFields(fieldsOf(form))
  if (!asked) throw new Error(`${attribute} is asked`)
  const held = withInitial(form, typed)
  return {
    asked,
    problems: checkAnswers({ fields: [asked], typed: held, today: '2026-11-23' }),
    stored: storedAnswer(asked, held),
  }
}

const country = { code: 'MY', description: 'MALAYSIA' }
const abroad = {
  kind: 'parts',
  block: '',
  building: '',
  floor: '',
  unit: '',
  street: 'X'.repeat(90),
  postal: '',
} as const
const lines = [
  '75 JALAN KG SUNGAI RAMAL LUAR, TAMAN SRI MINANG RESIDENCE, NO LONGER THAN IT IS',
  '43000 KAJANG MALAYSIA',
]

test.each<[string, Value]>([
  ['email', 'user&user@localhost'],
  ['email', ' tan..ah@例え.テスト'],
  ['dateOfBirth', '1960'],
  ['dateOfBirth', '1960-05'],
  ['name', 'ﬁ\u0000\u202a 陳\n大文 '],
  ['maritalStatus', { code: '4', description: 'SEPARATED' }],
  ['maritalStatus', { code: '', description: 'SEPARATED' }],
  ['maritalStatus', { code: '1', description: 'SINGLE' }],
  ['countryOfMarriage', { code: 'YU', description: 'YUGOSLAVIA' }],
  ['passportNumber', 'E '.repeat(40)],
  ['registeredAddress', { kind: 'lines', lines }],
  ['registeredAddress', { ...abroad, country: { code: 'SU', description: 'SOVIET UNION' } }],
  ['registeredAddress', { ...abroad, country: { code: '', description: 'MALAYA' } }],
  ['registeredAddress', { ...abroad, country: { code: 'SG', description: 'SINGAPORE' } }],
])('%s of Myinfo that nobody touched is taken, and stored as it came: %j', (attribute, value) => {
  const { problems, stored } = filled(attribute, value)
  expect({ problems, stored }).toEqual({ problems: {}, stored: value })
})

test('a telephone number that nobody touched is stored in one form, and as it came where it is none', () => {
  const phone = { prefix: '+', areaCode: '65', number: '9123 4567' }
  expect(filled('mobileNumber', phone)).toMatchObject({ problems: {}, stored: '+6591234567' })
  expect(filled('mobileNumber', { ...phone, number: '12' })).toMatchObject({ problems: {}, stored: '+65 12' })
})

describe('an address of Myinfo that is changed', () => {
  test('stays in lines where it came in lines, each as long as the longest that came', () => {
    const { asked, problems, stored } = filled(
      'registeredAddress',
      { kind: 'lines', lines },
      { 'registeredAddress-line3': 'X' },
    )
    expect(asked.inputs.map(({ part }) => part)).toEqual(['line1', 'line2', 'line3', 'line4'])
    expect({ problems, stored }).toEqual({ problems: {}, stored: { kind: 'lines', lines: [...lines, 'X'] } })
  })

  test('is refused for what was typed, and not for what stands there untouched', () => {
    const value = { ...abroad, country }
    expect(filled('registeredAddress', value, { 'registeredAddress-unit': '05' }).problems).toEqual({})
    expect(filled('registeredAddress', value, { 'registeredAddress-street': 'Y'.repeat(90) }).problems).toEqual({
      'registeredAddress-street': 'too-long',
    })
    expect(filled('registeredAddress', value, { 'registeredAddress-country': 'SG' }).problems).toMatchObject({
      'registeredAddress-postal': 'required',
    })
  })
})

test('a choice that our list lacks is one more, by its own words', () => {
  const { asked } = filled('maritalStatus', { code: '', description: 'SEPARATED' })
  expect(asked.inputs[0]?.also).toEqual({ code: 'SEPARATED', description: 'SEPARATED' })
  expect(findAttribute('maritalStatus').shape).toMatchObject({ codes: 'maritalStatus' })
})

test('a value that the applicant changed is judged as if they had typed it all', () => {
  expect(filled('dateOfBirth', '1960', { 'dateOfBirth-year': '1961' }).problems).toMatchObject({
    'dateOfBirth-day': 'required',
  })
  expect(filled('email', 'user&user@localhost', { email: 'user@localhost' }).problems).toEqual({ email: 'not-email' })
})
