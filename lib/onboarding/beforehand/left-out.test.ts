import { expect, test } from 'vitest'
import type { Agency } from '@/lib/myinfo/attribute.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { identityAttributes } from '@/lib/myinfo/identity.ts'
import type { Product } from '../product.ts'
import { attributesFrom } from './downtime.ts'
import { acceptedWithout, agenciesToLeaveOut } from './left-out.ts'
import { specimenDowntimes as table } from './testing/downtime-table.ts'

const text = { en: 'x' }
const product: Product = {
  id: 'specimen',
  languages: ['en'],
  name: text,
  summary: text,
  purpose: 'x',
  recipient: text,
  retention: text,
  retentionDays: 1,
  singpassUse: 'application',
  next: [],
  steps: [
    {
      id: 'all',
      title: text,
      fields: attributes.map(({ name }) => ({ kind: 'myinfo', attribute: name, why: text })),
    },
  ],
}
const everyAgency = [...new Set(attributes.map(({ agency }) => agency))]

// A Wednesday at three in the morning in Singapore, when IRAS is closed; and the noon of that day, when nobody is.
const night = Date.parse('2026-11-25T03:00:00+08:00')
const noon = Date.parse('2026-11-25T12:00:00+08:00')

test('S28: an agency in its published downtime may be left out', () => {
  expect(acceptedWithout({ product, table, named: ['IRAS'], now: night })).toEqual(['IRAS'])
})

test('S28: a post cannot leave out an agency that is open', () => {
  for (const agency of everyAgency) {
    expect(acceptedWithout({ product, table, named: [agency], now: noon }) ?? []).toEqual([])
    if (agency !== 'IRAS') expect(acceptedWithout({ product, table, named: [agency], now: night }) ?? []).toEqual([])
  }
})

test.each(['ICA', 'ICA,IRAS', 'IRAS,ICA'])(
  'S28: a post that leaves out %s, who the applicant is, is refused',
  (named) => {
    for (const now of [night, noon])
      expect(acceptedWithout({ product, table, named: named.split(','), now })).toBe(undefined)
  },
)

test.each(['', 'XYZ', 'iras', 'IRAS ', '__proto__'])(
  'S28: a post that leaves out %j, which is nobody, is refused',
  (name) => {
    expect(acceptedWithout({ product, table, named: [name], now: night })).toBe(undefined)
  },
)

test('S28: what says who the applicant is is never left out, at any hour of a month', () => {
  for (let hour = 0; hour < 31 * 48; hour += 1) {
    const left: Agency[] = agenciesToLeaveOut({
      product,
      table,
      now: Date.parse('2026-11-01T00:00:00+08:00') + hour * 1_800_000,
    })
    const without: readonly string[] = attributesFrom(product, left)
    expect(identityAttributes.filter((name) => without.includes(name))).toEqual([])
  }
})

test('S28: what says who the applicant is is not left out, were its agency ever to publish a downtime', () => {
  const windows = everyAgency.map((agency) => ({ agency, weekday: 3, from: '00:00', to: '23:59' }))
  const left = agenciesToLeaveOut({ product, table: { ...table, windows }, now: noon })

  expect(left).toContain('IRAS')
  expect(left).not.toContain('ICA')
  expect(attributesFrom(product, left).filter((name) => identityAttributes.some((one) => one === name))).toEqual([])
})

test('a retrieval that leaves nothing out is asked whole', () => {
  expect(acceptedWithout({ product, table, named: [], now: night })).toEqual([])
})
