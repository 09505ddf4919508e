import { describe, expect, test } from 'vitest'
import { findAttribute } from './catalogue.ts'
import { isForeigner, supplierOf } from './supplier.ts'

const foreigner = (values: Record<string, unknown>) => isForeigner((attribute) => values[attribute])

describe('a foreigner to Myinfo', () => {
  test.each([
    ['a pass', { passType: { code: 'SPass' } }],
    ['neither citizenship nor permanent residence', { residentialStatus: { code: 'A', description: 'ALIEN' } }],
    ['a FIN of the first series', { nricOrFin: 'F1612345P' }],
    ['a FIN of the newest series', { nricOrFin: 'M4332674T' }],
  ])('is told by %s', (_, values) => {
    expect(foreigner(values)).toBe(true)
  })

  test.each([
    ['a citizen', { residentialStatus: { code: 'C' }, nricOrFin: 'S9812381D', passType: null }],
    ['somebody of whom nothing is known', {}],
    ['somebody whose name is Goh', { name: 'GOH', nricOrFin: 'T0012345A' }],
  ])('is not %s', (_, values) => {
    expect(foreigner(values)).toBe(false)
  })
})

test('the name of a foreigner comes from MOM, of a citizen from ICA, and income from IRAS for both', () => {
  const suppliers = (name: string) => [false, true].map((one) => supplierOf(findAttribute(name), one))

  expect(suppliers('name')).toEqual(['ICA', 'MOM'])
  expect(suppliers('noticeOfAssessmentBasic')).toEqual(['IRAS', 'IRAS'])
})
