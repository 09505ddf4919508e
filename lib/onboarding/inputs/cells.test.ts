import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { buildInputs } from '@/lib/onboarding/form/field-inputs.ts'
import { cellsOf } from './cells.ts'

function cellsFor(name: string, rows = 0) {
  return cellsOf(buildInputs({ name, required: true, attribute: findAttribute(name), rows }))
}

test('the three boxes of a date are one question', () => {
  const [cell, ...others] = cellsFor('dateOfBirth')
  expect(others).toEqual([])
  expect(cell?.inputs.map(({ name }) => name)).toEqual(['dateOfBirth-day', 'dateOfBirth-month', 'dateOfBirth-year'])
})

test('dates of different rows stay apart', () => {
  const dates = cellsFor('childrenBirthRecords', 2).filter(({ date }) => date)
  expect(dates.map(({ name }) => name)).toEqual([
    'childrenBirthRecords-0-dateOfBirth',
    'childrenBirthRecords-1-dateOfBirth',
  ])
})

test('a year that stands alone is no date', () => {
  const year = cellsFor('noticeOfAssessment').find(({ name }) => name.endsWith('yearOfAssessment'))
  expect([year?.date, year?.inputs.length]).toEqual([false, 1])
})
