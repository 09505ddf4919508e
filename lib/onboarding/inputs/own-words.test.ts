import { describe, expect, test } from 'vitest'
import { codesOf } from '@/lib/myinfo/codes.ts'
import type { AnswerKind } from '../product.ts'
import { askValue, problemsOf, readValue, showValue } from './asked-value.ts'

const answer: AnswerKind = { kind: 'code', codes: 'race' }
const race = askValue({ place: { field: 'race' }, answer, required: true })
const codes = (list: string) => codesOf(list, 'en')
const read = (typed: Record<string, string>) => readValue(race, typed, codes)
const reading = { wording: { yes: '', no: '' }, of: () => '', codes: () => [{ code: 'XX', description: '其他' }] }
const shown = (stored: unknown) => showValue(answer, stored, reading as never)

describe('a race that the list does not name', () => {
  test('is said in the applicant’s own words, which are stored beside the code of the others and shown', () => {
    const typed = { race: 'XX', 'race-own': ' Peranakan\u200b ' }
    expect(problemsOf({ value: race, typed, today: '2026-11-23', codes })).toEqual({})
    expect(read(typed)).toEqual({ code: 'XX', description: 'Peranakan' })
    expect(shown(read(typed))).toBe('Peranakan')
  })

  test('may be left at that, and is shown in the reader’s language', () => {
    expect(read({ race: 'XX', 'race-own': '' })).toEqual({ code: 'XX', description: 'Others' })
    expect(shown({ code: 'XX', description: 'OTHERS' })).toBe('其他')
  })

  test('has words of a length that a name may have', () => {
    const typed = { race: 'XX', 'race-own': 'x'.repeat(67) }
    expect(problemsOf({ value: race, typed, today: '2026-11-23', codes })).toEqual({ 'race-own': 'too-long' })
  })
})

test('own words that stand beside a race of the list do not count', () => {
  expect(read({ race: 'CN', 'race-own': 'Peranakan' })).toEqual({ code: 'CN', description: 'Chinese' })
})

test('a list that names everybody takes no words beside it, posted or not', () => {
  const sex = askValue({ place: { field: 'sex' }, answer: { kind: 'code', codes: 'sex' }, required: true })
  expect(sex.inputs).toHaveLength(1)
  expect(readValue(sex, { sex: 'F', 'sex-own': 'X' }, codes)).toEqual({ code: 'F', description: 'Female' })
})
