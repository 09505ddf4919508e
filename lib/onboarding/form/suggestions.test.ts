import { describe, expect, test } from 'vitest'
import type { Person, RecordValue } from '@/lib/myinfo/person.ts'
import type { Suggest } from '../product.ts'
import { suggestionsFor } from './suggestions.ts'

const employer: Suggest = {
  kind: 'latest',
  attribute: 'cpfContributions',
  member: 'employer',
  by: 'forMonth',
  amount: 'amount',
}
const limit: Suggest = {
  kind: 'multiple-of-income',
  attribute: 'noticeOfAssessment',
  member: 'assessableIncome',
  least: 500,
  most: 4,
}

function present(attribute: string, value: RecordValue | RecordValue[]): Person {
  return { [attribute]: { state: 'present', value, source: 'government' } }
}
const texts = (suggest: Suggest, person: Person) => suggestionsFor(suggest, person).map(({ text }) => text)

describe('an employer', () => {
  const paid = (employer: string, forMonth: string) => ({ employer, forMonth })

  test('is suggested from the newest contribution first, each once', () => {
    const rows = [paid('OLD PTE LTD', '2026-08'), paid('NEW PTE LTD', '2026-10'), paid('OLD PTE LTD', '2026-09')]
    expect(texts(employer, present('cpfContributions', rows))).toEqual(['NEW PTE LTD', 'OLD PTE LTD'])
  })

  const payments = (...rows: [employer: string, forMonth: string | undefined, amount: number | undefined][]) =>
    present(
      'cpfContributions',
      rows.map(([employer, forMonth, amount]) => ({
        employer,
        ...(forMonth && { forMonth }),
        ...(amount !== undefined && { amount }),
      })),
    )
  const reasons = (person: Person) =>
    suggestionsFor(employer, person).map(({ text, why }) => `${text}: ${why.kind} ${'month' in why ? why.month : ''}`)

  test('says that its payment is the newest where nobody else paid for that month', () => {
    const person = payments(['OLD', '2026-09', 900], ['NEW', '2026-10', 100])
    expect(reasons(person)).toEqual(['NEW: newest 2026-10', 'OLD: paid 2026-09'])
  })

  test('of two that paid for the newest month is the one that paid most, in whatever order Myinfo has them', () => {
    const [small, large] = [
      { ...paid('SMALL', '2026-10'), amount: 100 },
      { ...paid('LARGE', '2026-10'), amount: 900 },
    ]
    for (const rows of [
      [small, large],
      [large, small],
    ])
      expect(reasons(present('cpfContributions', rows))).toEqual(['LARGE: largest 2026-10', 'SMALL: paid 2026-10'])
  })

  test('is judged by the sum of all that it paid for the month, and not by an older month', () => {
    const person = payments(
      ['ONCE', '2026-10', 500],
      ['TWICE', '2026-10', 300.1],
      ['TWICE', '2026-10', 300.2],
      ['ONCE', '2026-09', 9_000],
    )
    expect(reasons(person)).toEqual(['TWICE: largest 2026-10', 'ONCE: paid 2026-10'])
  })

  test('of equals is the one that Myinfo names first, and none of them is called the largest', () => {
    for (const [first, second] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      const person = payments([first, '2026-10', 500], [second, '2026-10', 500])
      expect(reasons(person)).toEqual([`${first}: paid 2026-10`, `${second}: paid 2026-10`])
    }
  })

  test('without a month comes last and is dated by none, and one without an amount after those that have one', () => {
    const person = payments(['NO MONTH', undefined, 900], ['NO AMOUNT', '2026-10', undefined], ['PAID', '2026-10', 1])
    expect(reasons(person)).toEqual(['PAID: largest 2026-10', 'NO AMOUNT: paid 2026-10', 'NO MONTH: paid '])
  })

  test.each([
    ['there are no contributions', present('cpfContributions', [])],
    ['a contribution names nobody', present('cpfContributions', [{ forMonth: '2026-10' }])],
    ['contributions are unavailable', { cpfContributions: { state: 'unavailable' } } satisfies Person],
    ['nothing was asked for', {}],
  ])('is not suggested where %s', (_, person) => {
    expect(texts(employer, person)).toEqual([])
  })
})

describe('a credit limit', () => {
  const income = (assessableIncome: number) => present('noticeOfAssessment', { assessableIncome })

  test('is suggested as one month, half of the most, and the most that four months of income allow', () => {
    expect(suggestionsFor(limit, income(96_120))).toEqual([
      { text: '8000', why: { kind: 'months', months: 1 } },
      { text: '16000', why: { kind: 'months', months: 2 } },
      { text: '32040', why: { kind: 'most', months: 4 } },
    ])
  })

  test.each([
    [0, []],
    [-5_000, []],
    [1_000, []],
    [1_800, ['600']],
    [12_000, ['1000', '2000', '4000']],
  ])('of an income of %d is %j', (amount, expected) => {
    expect(texts(limit, income(amount))).toEqual(expected)
  })
})

test('nothing is suggested without a person, or where the product suggests nothing', () => {
  expect(suggestionsFor(limit, undefined)).toEqual([])
  expect(suggestionsFor(undefined, {})).toEqual([])
})
