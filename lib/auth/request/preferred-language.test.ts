import { expect, test } from 'vitest'
import { preferredLanguage } from './preferred-language.ts'

test.each([
  ['zh-SG,zh;q=0.9,en;q=0.8', 'zh'],
  ['zh-Hans-CN', 'zh'],
  ['ms-MY,en;q=0.5', 'ms'],
  ['ta', 'ta'],
  ['ta-SG;q=0.4, ms;q=0.8, en;q=0.1', 'ms'],
  ['fr-FR,de;q=0.9,ta;q=0.2', 'ta'],
  ['en-SG,zh;q=0.9', 'en'],
  ['zh;q=0,ms;q=0.1', 'ms'],
])('a browser that accepts %s is answered in %s', (accepted, language) => {
  expect(preferredLanguage({ accepted })).toBe(language)
})

test.each([
  ['zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7', 'en'],
  ['zh-Hant-HK,zh;q=0.9,ms;q=0.1', 'ms'],
])('traditional Chinese (%s) goes to the other language that is accepted, %s', (accepted, language) => {
  expect(preferredLanguage({ accepted })).toBe(language)
})

test.each(['zh-TW', 'zh-Hant,zh;q=0.9', 'zh-HK,fr'])(
  'traditional Chinese with nothing better (%s) gets simplified',
  (accepted) => {
    expect(preferredLanguage({ accepted })).toBe('zh')
  },
)

test.each([undefined, '', '*', 'fr', 'x-klingon', '__proto__', ';;q=,,,', 'en;q=abc', '🙂'])(
  'what is no language of ours (%s) is answered in English',
  (accepted) => {
    expect(preferredLanguage({ accepted })).toBe('en')
  },
)

test('nine thousand letters that name no language are answered in English', () => {
  expect(preferredLanguage({ accepted: 'a'.repeat(9_000) })).toBe('en')
})

test('the language that was chosen goes before what the browser accepts', () => {
  expect(preferredLanguage({ chosen: 'ta', accepted: 'zh' })).toBe('ta')
  expect(preferredLanguage({ chosen: 'en', accepted: 'zh' })).toBe('en')
})

test('a choice that is none of ours counts for nothing', () => {
  expect(preferredLanguage({ chosen: 'fr', accepted: 'zh' })).toBe('zh')
})
