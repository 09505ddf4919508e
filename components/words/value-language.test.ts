import { describe, expect, test } from 'vitest'
import { typedLanguage, valueLanguage } from './value-language.ts'

describe('a value of Myinfo', () => {
  test.each(['text', 'code', 'address', 'email'] as const)('of kind %s is English on a page that is not', (kind) => {
    expect(valueLanguage({ kind }, 'CHINESE', 'ta')).toBe('en')
    expect(valueLanguage({ kind }, 'CHINESE', 'en')).toBeUndefined()
  })

  test.each([
    ['陈美玲', 'zh'],
    ['TAN MEI LING 陈美玲', 'zh'],
    ['முருகன்', 'ta'],
  ] as const)('"%s" is marked by its script', (text, language) => {
    expect(valueLanguage({ kind: 'text' }, text, 'en')).toBe(language)
    expect(valueLanguage({ kind: 'text' }, text, language)).toBeUndefined()
  })

  test.each(['date', 'month', 'date-time', 'money', 'number', 'boolean', 'file'] as const)(
    'of kind %s is in the language of the page',
    (kind) => {
      expect(valueLanguage({ kind }, '12 March 2026', 'ta')).toBeUndefined()
    },
  )

  test('of many members is marked member by member', () => {
    expect(valueLanguage({ kind: 'record', members: [] }, 'CHINESE', 'ta')).toBeUndefined()
    expect(valueLanguage({ kind: 'records', members: [] }, 'CHINESE', 'ta')).toBeUndefined()
  })
})

test.each([
  ['Siti', 'zh', 'en'],
  ['Siti', 'ta', 'en'],
  ['陈美玲', 'ms', 'zh'],
  ['முருகன்', 'en', 'ta'],
] as const)('"%s" typed on a page in %s is marked %s', (text, page, language) => {
  expect(typedLanguage(text, page)).toBe(language)
})

test.each([
  ['Siti', 'en'],
  ['Siti', 'ms'],
  ['310123', 'ta'],
] as const)('"%s" typed on a page in %s is not marked', (text, page) => {
  expect(typedLanguage(text, page)).toBeUndefined()
})
