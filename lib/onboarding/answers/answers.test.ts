import { describe, expect, test } from 'vitest'
import type { Input } from '../inputs/input.ts'
import { joinDate } from '../inputs/typed-date.ts'
import { parseMoney } from '../inputs/typed-money.ts'
import { type CheckedField, parseAnswers } from './answers.ts'

const today = '2026-11-23'

function field(...inputs: (Partial<Input> & { name: string })[]): CheckedField {
  const name = inputs[0]?.name ?? ''
  return { name, layout: 'single', inputs: inputs.map((input) => ({ type: 'text', required: true, ...input })) }
}

function dateField(rule: Input['rule'] = 'date'): CheckedField {
  return field(
    { name: 'born-day', type: 'day', rule },
    { name: 'born-month', type: 'month', rule },
    { name: 'born-year', type: 'year', rule },
  )
}

function problems(fields: CheckedField | CheckedField[], typed: Record<string, string | string[]>) {
  return parseAnswers({ fields: [fields].flat(), typed, today })
}

describe('a single answer', () => {
  test('that is required and blank is missing', () => {
    expect(problems(field({ name: 'a' }), { a: '  ' })).toEqual({ a: 'required' })
    expect(problems(field({ name: 'a' }), {})).toEqual({ a: 'required' })
  })

  test('that is optional may be blank', () => {
    expect(problems(field({ name: 'a', required: false }), {})).toEqual({})
  })

  test('longer than its limit is too long', () => {
    expect(problems(field({ name: 'a', maxLength: 3 }), { a: 'abcd' })).toEqual({ a: 'too-long' })
    expect(problems(field({ name: 'a', maxLength: 3 }), { a: 'abc' })).toEqual({})
  })

  test('outside the offered choices is refused', () => {
    const options = [{ value: 'yes', label: { en: 'Yes' } }]
    expect(problems(field({ name: 'a', type: 'choice', options }), { a: 'no' })).toEqual({ a: 'not-offered' })
    expect(problems(field({ name: 'a', type: 'choices', options }), { a: ['yes', 'no'] })).toEqual({ a: 'not-offered' })
    expect(problems(field({ name: 'a', type: 'choices', options }), { a: [] })).toEqual({ a: 'required' })
    expect(problems(field({ name: 'a', type: 'choices', options }), { a: 'yes' })).toEqual({})
  })

  test.each(['plain', 'a@b', 'a b@example.sg', '@example.sg'])('"%s" is no e-mail address', (text) => {
    expect(problems(field({ name: 'a', type: 'email' }), { a: text })).toEqual({ a: 'not-email' })
  })

  test.each(['91234567', '+65 9123 4567', '6591234567', '+60 12 345 6789', '6123-4567'])(
    '"%s" is a phone number',
    (text) => {
      expect(problems(field({ name: 'a', type: 'tel' }), { a: text })).toEqual({})
    },
  )

  test.each(['1234', '11234567', '+65 1234', 'nine', '+6591234567890123456'])('"%s" is no phone number', (text) => {
    expect(problems(field({ name: 'a', type: 'tel' }), { a: text })).toEqual({ a: 'not-mobile' })
  })

  test('an NRIC with a wrong check letter is refused, in either case of letters', () => {
    expect(problems(field({ name: 'a', rule: 'nric' }), { a: 's9812381e' })).toEqual({ a: 'not-nric' })
    expect(problems(field({ name: 'a', rule: 'nric' }), { a: 's9812381d' })).toEqual({})
  })

  test('a Singapore postal code has six digits; another country decides for itself', () => {
    const inputs = field({ name: 'x-postal', rule: 'postal' }, { name: 'x-country', required: false })
    expect(problems(inputs, { 'x-postal': '12345', 'x-country': 'SG' })).toEqual({ 'x-postal': 'not-postal' })
    expect(problems(inputs, { 'x-postal': '123456', 'x-country': '' })).toEqual({})
    expect(problems(inputs, { 'x-postal': 'SW1A 1AA', 'x-country': 'GB' })).toEqual({})
  })

  test('money outside its bounds is too small or too large', () => {
    const money = field({ name: 'a', type: 'money', min: 500, max: 1000 })
    expect(problems(money, { a: '499.99' })).toEqual({ a: 'too-small' })
    expect(problems(money, { a: '1,000.01' })).toEqual({ a: 'too-large' })
    expect(problems(money, { a: 'much' })).toEqual({ a: 'not-money' })
    expect(problems(money, { a: 'S$1,000' })).toEqual({})
  })
})

describe('a date in three boxes', () => {
  test('that does not exist is one problem, beside the day', () => {
    expect(problems(dateField(), { 'born-day': '30', 'born-month': '2', 'born-year': '1990' })).toEqual({
      'born-day': 'not-date',
    })
  })

  test('that is half filled names the missing box', () => {
    expect(problems(dateField(), { 'born-day': '3', 'born-month': '', 'born-year': '1990' })).toEqual({
      'born-month': 'required',
    })
  })

  test('of birth cannot be in the future', () => {
    expect(problems(dateField('past-date'), { 'born-day': '24', 'born-month': '11', 'born-year': '2026' })).toEqual({
      'born-day': 'in-future',
    })
    expect(problems(dateField('past-date'), { 'born-day': '23', 'born-month': '11', 'born-year': '2026' })).toEqual({})
    expect(problems(dateField(), { 'born-day': '24', 'born-month': '11', 'born-year': '2027' })).toEqual({})
  })
})

test('every problem of a step is reported at once', () => {
  expect(problems([field({ name: 'a' }), dateField(), field({ name: 'b', type: 'email' })], { b: 'x' })).toEqual({
    a: 'required',
    b: 'not-email',
    'born-day': 'required',
    'born-month': 'required',
    'born-year': 'required',
  })
})

test.each([
  ['5000', 5000],
  ['5,000', 5000],
  ['S$5,000.50', 5000.5],
  ['$ 12', 12],
  ['SGD 7', 7],
])('%s is read as %d dollars', (text, amount) => {
  expect(parseMoney(text)).toBe(amount)
})

test.each(['', '5.000,00', '1,00', '-5', '1e3', '5.123', 'Infinity', '١٢'])('"%s" is no amount', (text) => {
  expect(parseMoney(text)).toBeUndefined()
})

test('a day is joined with leading noughts, and only if it exists', () => {
  expect(joinDate(['2024', '2', '29'])).toBe('2024-02-29')
  expect(joinDate(['2023', '2', '29'])).toBeUndefined()
  expect(joinDate(['24', '2', '29'])).toBeUndefined()
})
