import { expect, test } from 'vitest'
import { attributesOf } from '../asked-of-myinfo.ts'
import type { Product } from '../product.ts'
import { specimenAccount } from '../products/specimens/account.ts'
import { specimenCard } from '../products/specimens/card.ts'
import { agenciesOf, attributesFrom, attributesWithout, downtimesAt } from './downtime.ts'
import { specimenDowntimes as table } from './testing/downtime-table.ts'

function singapore(text: string): number {
  return Date.parse(`${text}:00+08:00`)
}

test.each([
  ['a Wednesday night, tax', '2026-11-25T02:00', 'IRAS', '2026-11-25T06:00'],
  ['a Sunday morning, tax', '2026-11-15T08:29', 'IRAS', '2026-11-15T08:30'],
  ['any Sunday at five, CPF', '2026-11-15T05:10', 'CPFB', '2026-11-15T05:30'],
  ['the fourth Sunday, CPF', '2026-11-22T05:10', 'CPFB', '2026-11-22T08:00'],
  ['the second Sunday of a month that begins on one, CPF', '2026-11-08T07:00', 'CPFB', '2026-11-08T08:00'],
  ['the first Sunday of another month, CPF', '2026-12-06T07:00', 'CPFB', '2026-12-06T08:00'],
  ['the fourth Sunday, work passes', '2026-11-22T05:59', 'MOM', '2026-11-22T06:00'],
] as const)('%s is a window', (_, now, agency, ends) => {
  expect(downtimesAt({ table, now: singapore(now), agencies: [agency] })).toEqual([
    { agency, endsAt: singapore(ends), foreignersOnly: agency === 'MOM' },
  ])
})

test.each([
  ['the minute a window ends', '2026-11-25T06:00', 'IRAS'],
  ['the minute before it begins', '2026-11-25T01:59', 'IRAS'],
  ['a Thursday', '2026-11-26T03:00', 'IRAS'],
  ['the first Sunday of a month that begins on one', '2026-11-01T07:00', 'CPFB'],
  ['the third Sunday at six', '2026-11-15T06:00', 'CPFB'],
] as const)('%s is no window', (_, now, agency) => {
  expect(downtimesAt({ table, now: singapore(now), agencies: [agency] })).toEqual([])
})

test('an agency that a product does not need is not mentioned', () => {
  const closed = (product: Product) =>
    downtimesAt({ table, now: singapore('2026-11-25T03:00'), agencies: agenciesOf(product) })

  expect(closed(specimenAccount)).toEqual([])
  expect(closed(specimenCard).map(({ agency }) => agency)).toEqual(['IRAS'])
})

test('what the agencies in a window supply can be left out', () => {
  const left = attributesWithout(specimenCard, ['IRAS', 'CPFB'])
  expect(left).toContain('name')
  expect(left).not.toContain('noticeOfAssessment')
  expect(left).not.toContain('cpfContributions')
})

test('what is left out and what is retrieved make the whole', () => {
  const out = attributesFrom(specimenCard, ['IRAS', 'CPFB'])
  expect(out).toEqual(['noticeOfAssessment', 'cpfContributions'])
  expect([...attributesWithout(specimenCard, ['IRAS', 'CPFB']), ...out].toSorted()).toEqual(
    attributesOf(specimenCard).toSorted(),
  )
})
