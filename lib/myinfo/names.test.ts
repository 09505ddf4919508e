import { expect, test } from 'vitest'
import { nameLines } from './names.ts'
import type { Person } from './person.ts'

function given(value: string): Person[string] {
  return { state: 'present', value, source: 'government' }
}

test('a name block has every name in the order and with the marks of the guidelines', () => {
  const person = {
    marriedName: given('MRS LIM'),
    hanyuPinyinAliasName: given('CHEN TAIREN'),
    aliasName: given('TERENCE'),
    hanyuPinyinName: given('CHEN XIAOHUI'),
    name: given('TAN XIAO HUI'),
  }
  expect(nameLines(person)).toEqual(['TAN XIAO HUI', '(CHEN XIAOHUI)', '@TERENCE', '@CHEN TAIREN', 'MRS LIM'])
})

test('a name that is not there has no line', () => {
  expect(nameLines({ name: given("O'Brien <b>"), aliasName: { state: 'unavailable' } })).toEqual(["O'Brien <b>"])
  expect(nameLines({ name: { state: 'not-applicable' } })).toEqual([])
})
