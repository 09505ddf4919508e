import { expect, test } from 'vitest'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { cellsOf } from '../../lib/onboarding/inputs/cells.ts'
import { wordsFor } from '../words/index.ts'
import { typedAddress, typedText } from './typed-text.ts'

function read(inputs: Input[], typed: TypedAnswers): string {
  const [cell] = cellsOf(inputs)
  return cell ? typedText({ cell, typed, words: wordsFor('en') }) : 'no cell'
}

const birthday: Input[] = (['day', 'month', 'year'] as const).map((type) => ({
  name: `born-${type}`,
  type,
  required: true,
  rule: 'past-date',
}))

test('an amount is read back as money', () => {
  expect(read([{ name: 'deposit', type: 'money', required: true }], { deposit: '5,000.5' })).toBe('S$5,000.50')
})

test('what is no amount is read back as it was typed', () => {
  expect(read([{ name: 'deposit', type: 'money', required: true }], { deposit: 'a lot' })).toBe('a lot')
})

test('a date is read back in words, and an impossible one as typed', () => {
  expect(read(birthday, { 'born-day': '6', 'born-month': '6', 'born-year': '1998' })).toBe('6 June 1998')
  expect(read(birthday, { 'born-day': '31', 'born-month': '2', 'born-year': '1998' })).toBe('31 2 1998')
})

test('a code is read back by what it says, and an unknown one as it is', () => {
  const sex: Input[] = [{ name: 'sex', type: 'choice', required: true, codes: 'sex' }]
  expect([read(sex, { sex: 'F' }), read(sex, { sex: 'Q' })]).toEqual(['Female', 'Q'])
})

test('an answer that was not given is read back as nothing', () => {
  expect(read(birthday, {})).toBe('')
  expect(read([{ name: 'tax', type: 'choices', required: true, options: [] }], { tax: [] })).toBe('')
})

test('an address is read back in the lines of an envelope', () => {
  const parts = { block: '12', street: 'EXAMPLE STREET', floor: '3', unit: '45', postal: '310123', country: 'SG' }
  const inputs = Object.keys(parts).map(
    (part): Input => ({ name: `home-${part}`, part, type: 'text', required: false, ...countryCodes(part) }),
  )
  const typed = Object.fromEntries(Object.entries(parts).map(([part, text]) => [`home-${part}`, text]))
  const address = typedAddress({ field: { inputs }, typed, words: wordsFor('en') })
  expect(address).toBe('12 EXAMPLE STREET\n#3-45\nSingapore 310123')
  expect(typedAddress({ field: { inputs }, typed: {}, words: wordsFor('en') })).toBe('')
})

function countryCodes(part: string): Partial<Input> {
  return part === 'country' ? { type: 'choice', codes: 'country' } : {}
}
