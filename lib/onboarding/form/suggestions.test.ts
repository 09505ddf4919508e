import { describe, expect, test } from 'vitest'
import type { Person, RecordValue } from '@/lib/myinfo/person.ts'
import type { Suggest } from '../product.ts'
import { suggestionsFor } from './suggestions.ts'

const employer: Suggest = { kind: 'latest', attribute: 'cpfContributions', member: 'employer', by: 'forMonth' }
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
