import { expect, test } from 'vitest'
import { specimenFamily } from '../products/specimens/family.ts'
import type { TypedAnswers } from '../stores.ts'
import { buildForm } from './build-form.ts'
import { askedFields, fieldsOf } from './form.ts'
import { addRow, removeRow } from './rows.ts'

const typed: TypedAnswers = {
  'vehicles-rows': '3',
  'vehicles-0-make': 'A',
  'vehicles-1-make': 'B',
  'vehicles-2-make': 'C',
}

function without(row: number): TypedAnswers {
  const field = askedFields(fieldsOf(buildForm({ product: specimenFamily, typed }))).find(
    ({ name }) => name === 'vehicles',
  )
  return field ? removeRow({ typed, field, row }) : {}
}

test('a row is added at the end, up to twenty', () => {
  expect(addRow(typed, 'vehicles')['vehicles-rows']).toBe('4')
  expect(addRow({ 'vehicles-rows': '20' }, 'vehicles')['vehicles-rows']).toBe('20')
})

test('the rows after a removed one move up', () => {
  expect(without(0)).toMatchObject({
    'vehicles-rows': '2',
    'vehicles-0-make': 'B',
    'vehicles-1-make': 'C',
    'vehicles-2-make': '',
  })
})

test('a row that is not there is not removed', () => {
  expect(without(3)).toEqual(typed)
  expect(without(-1)).toEqual(typed)
})
