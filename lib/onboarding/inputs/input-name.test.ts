import { expect, test } from 'vitest'
import { inputName, isOfField, isOfRow, nameInNextRow, rowsName, valueName } from './input-name.ts'

test('a value is named by its field, its row and its member', () => {
  expect(valueName({ field: 'email' })).toBe('email')
  expect(valueName({ field: 'noticeOfAssessment', member: 'amount' })).toBe('noticeOfAssessment-amount')
  expect(valueName({ field: 'vehicles', row: 0, member: 'make' })).toBe('vehicles-0-make')
})

test('an input is named by its value and its part', () => {
  expect(inputName('dateOfBirth', 'day')).toBe('dateOfBirth-day')
  expect(inputName('email')).toBe('email')
})

test('the next row has the same input under the next number', () => {
  expect(nameInNextRow('vehicles-0-make')).toBe('vehicles-1-make')
  expect(nameInNextRow('children-9-dateOfBirth-day')).toBe('children-10-dateOfBirth-day')
  expect(nameInNextRow('dateOfBirth-day')).toBe('dateOfBirth-day')
})

test('an input belongs to its field and to no field whose name only begins alike', () => {
  expect(isOfField('name', 'name')).toBe(true)
  expect(isOfField('registeredAddress-postal', 'registeredAddress')).toBe(true)
  expect(isOfField('nameOfSpouse', 'name')).toBe(false)
})

test('a row’s input is told from the count of rows and from anything else', () => {
  expect(isOfRow('vehicles-12-make', 'vehicles')).toBe(true)
  expect(isOfRow(rowsName('vehicles'), 'vehicles')).toBe(false)
  expect(isOfRow('vehicles-123-make', 'vehicles')).toBe(false)
  expect(isOfRow('vehicles-0', 'vehicles')).toBe(false)
  expect(isOfRow('others-0-make', 'vehicles')).toBe(false)
})
