import { expect, test } from 'vitest'
import { valueLanguage } from './value-language.ts'

test.each(['text', 'code', 'address', 'email'] as const)(
  'a %s of an agency is English on a page that is not',
  (kind) => {
    expect(valueLanguage({ kind }, 'ta')).toBe('en')
    expect(valueLanguage({ kind }, 'en')).toBeUndefined()
  },
)

test.each(['date', 'month', 'date-time', 'money', 'number', 'boolean', 'file'] as const)(
  'a %s is in the language of the page',
  (kind) => {
    expect(valueLanguage({ kind }, 'ta')).toBeUndefined()
  },
)

test('a record is marked member by member', () => {
  expect(valueLanguage({ kind: 'record', members: [] }, 'ta')).toBeUndefined()
  expect(valueLanguage({ kind: 'records', members: [] }, 'ta')).toBeUndefined()
})
