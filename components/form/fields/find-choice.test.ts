import { describe, expect, test } from 'vitest'
import { codesOf } from '@/lib/myinfo/codes.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import { choicesIn, labelOf, linesOf } from './choice-lines.ts'
import { findChoice } from './find-choice.ts'

function choices(list: string, language: Language) {
  return codesOf(list, language).map(({ code, description }) => ({ value: code, label: description }))
}

function found(typed: string, { list = 'country', language = 'en' as Language, loosely = true } = {}) {
  return findChoice(choices(list, language), typed, loosely)?.value
}

describe('what is typed to find a country', () => {
  test.each(['country', 'countryOfThePast', 'nationality'])('is its own name for every entry of %s', (list) => {
    for (const language of ['en', 'zh', 'ms', 'ta'] as const)
      for (const { value, label } of choices(list, language)) {
        const again = found(label, { list, language, loosely: false })
        expect(labelOf(choices(list, language), again ?? '')).toBe(label)
        expect(found(` ${label.toUpperCase()} `, { list, language })).toBe(again)
        expect(found(value.toLowerCase(), { list, language })).toBeDefined()
      }
  })

  test.each([
    ['malaysia', 'MY'],
    ['MALAYSIA', 'MY'],
    ['Cote d Ivoire', 'CI'],
    ['uk', 'GB'],
    ['UK', 'GB'],
    ['USA', 'US'],
    ['Hong Kong', 'HK'],
    ['Myanmar', 'MM'],
    ['burma', 'MM'],
    ['Turkey', 'TR'],
    ['sg', 'SG'],
    ['Malays', 'MY'],
  ])('%s', (typed, code) => {
    expect(found(typed)).toBe(code)
  })

  test.each([
    ['Malaysian', 'MY'],
    ['Indian', 'IN'],
    ['Singaporean', 'SG'],
    ['Nigerian', 'NG'],
    ['Filipino', 'PH'],
    ['Chinese', 'CN'],
    ['British', 'GB'],
    ['American', 'US'],
    ['German', 'DE'],
  ])('may be the word for its people where a nationality is asked: %s', (typed, code) => {
    expect(found(typed, { list: 'nationality' })).toBe(code)
  })

  test('may be English on a page in another language', () => {
    expect(found('Malaysia', { language: 'zh' })).toBe('MY')
    expect(found('Japan', { language: 'ta' })).toBe('JP')
  })

  test.each(['', '  ', 'Korea, perhaps', 'Malasia', 'United', 'Republic', '__proto__', 'constructor', 'X'.repeat(500)])(
    'is not guessed at: %j',
    (typed) => {
      expect(found(typed)).toBeUndefined()
    },
  )

  test('counts only when it is whole, while it is being typed', () => {
    expect(found('Malays', { loosely: false })).toBeUndefined()
    expect(found('niger', { loosely: false })).toBe('NE')
  })
})

test.each(['country', 'nationality'])('the choices of a list (%s) are read from their lines as they are', (list) => {
  for (const language of ['en', 'ta'] as const)
    expect(choicesIn(linesOf(choices(list, language)))).toEqual(choices(list, language))
})
