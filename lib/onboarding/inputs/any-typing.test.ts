import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf } from '@/lib/myinfo/codes.ts'
import type { AnswerKind } from '../product.ts'
import { askValue, problemsOf, readValue } from './asked-value.ts'
import type { TypedTexts } from './typed-texts.ts'

const today = '2026-11-23'
const codes = (list: string) => codesOf(list, 'en')
const numRuns = 200

/** What keyboards, contacts and web pages put between or around letters, and nobody sees. */
const unseen = fc.constantFrom('\u00ad', '\u200b', '\u200e', '\u202a', '\u202c', '\u2060', '\u2066', '\u2069', '\ufeff')
const blanks = fc.constantFrom(' ', '\u00a0', '\u2002', '\u2009', '\u202f', '\u3000', '\t')
const dashes = fc.constantFrom('-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u30fc', '\uff0d')
const zeros = fc.constantFrom('0', '\uff10', '\u0660', '\u06f0', '\u0966', '\u0be6')

/** An answer of each kind that is signs, by part, and where its signs may be parted without meaning anything else. */
const answers: [string, AnswerKind, TypedTexts, unknown][] = [
  ['an NRIC', { kind: 'nric' }, { a: 'S9812381D' }, 'S9812381D'],
  ['a Singapore number', { kind: 'phone' }, { a: '91234567' }, '+6591234567'],
  ['a number of another country', { kind: 'phone' }, { a: '+60123456789' }, '+60123456789'],
  ['a year', { kind: 'year' }, { a: '1998' }, '1998'],
  ['a date', { kind: 'date' }, { 'a-day': '29', 'a-month': '02', 'a-year': '2024' }, '2024-02-29'],
  ['a month', { kind: 'month' }, { 'a-month': '12', 'a-year': '2024' }, '2024-12'],
  ['an amount', { kind: 'money', min: 0, max: 100_000 }, { a: '5000.50' }, 5000.5],
  ['a number', { kind: 'number', min: -9, max: 100_000 }, { a: '12345' }, 12_345],
  ['an e-mail address', { kind: 'email' }, { a: 'tan+1@example.sg' }, 'tan+1@example.sg'],
  ['a passport', { kind: 'text', maxLength: 20, identifier: true }, { a: 'K1234567E' }, 'K1234567E'],
]

/** The same text with something put into it at some places. */
function strewn(text: string, what: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const strewing = fc.array(fc.tuple(fc.nat(text.length), what), { maxLength: 4 })
  return strewing.map((signs) =>
    [...signs]
      .toSorted(([one], [other]) => other - one)
      .reduce((whole, [at, sign]) => whole.slice(0, at) + sign + whole.slice(at), text),
  )
}

/** The same text in the forms that another keyboard gives its signs. */
function inOtherForms(text: string): fc.Arbitrary<string> {
  const signs = Array.from(text, (sign) => {
    const wide = String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)
    return /\d/.test(sign)
      ? zeros.map((zero) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(sign)))
      : fc.constantFrom(sign, wide)
  })
  return fc.tuple(...signs).map((forms) => forms.join(''))
}

function each(typed: TypedTexts, change: (text: string) => fc.Arbitrary<string>): fc.Arbitrary<TypedTexts> {
  return fc.record(Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, change(String(text))])))
}

function isTaken(answer: AnswerKind, stored: unknown) {
  const value = askValue({ place: { field: 'a' }, answer, required: true })
  return (typed: TypedTexts) => {
    expect(problemsOf({ value, typed, today, codes })).toEqual({})
    expect(readValue(value, typed, codes)).toEqual(stored)
  }
}

describe.each(answers)('%s', (_, answer, typed, stored) => {
  test('is the same whatever nobody sees stands in it, and whatever blanks stand around it', () => {
    const typings = each(typed, (text) => fc.tuple(blanks, strewn(text, unseen), blanks).map((parts) => parts.join('')))
    fc.assert(fc.property(typings, isTaken(answer, stored)), { numRuns })
  })

  test('is the same in digits and signs of another keyboard', () => {
    const change = answer.kind === 'email' || answer.kind === 'text' ? fullWidth : inOtherForms
    fc.assert(fc.property(each(typed, change), isTaken(answer, stored)), { numRuns })
  })
})

/** Letters and digits of an e-mail address or a passport are not those of another script. */
function fullWidth(text: string): fc.Arbitrary<string> {
  const signs = Array.from(text, (sign) =>
    fc.constantFrom(sign, String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
  )
  return fc.tuple(...signs).map((forms) => forms.join(''))
}

describe.each([
  ['an NRIC', { kind: 'nric' }, 'S9812381D', 'S9812381D'],
  ['a Singapore number', { kind: 'phone' }, '91234567', '+6591234567'],
  ['a number of another country', { kind: 'phone' }, '+60123456789', '+60123456789'],
] satisfies [string, AnswerKind, string, string][])('%s', (_, answer, text, stored) => {
  test('is the same wherever blanks and dashes part it', () => {
    const [first = '', ...rest] = text
    const parted = strewn(rest.join(''), fc.oneof(blanks, dashes)).map((typed) => ({ a: first + typed }))
    fc.assert(fc.property(parted, isTaken(answer, stored)), { numRuns })
  })
})

test('a name keeps every letter that is seen', () => {
  const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  const value = askValue({ place: { field: 'a' }, answer: { kind: 'text', maxLength: 500 }, required: false })
  fc.assert(
    fc.property(letters, (name) => {
      const seen = name.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').trim()
      const stored = String(readValue(value, { a: name }, codes) ?? '')
      expect(stored.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').trim()).toBe(seen)
    }),
    { numRuns },
  )
})
