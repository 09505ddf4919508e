import { expect, test } from 'vitest'
import { linkedLanguage } from './linked-language.ts'

test('a link may say in which language its page is read, which is no part of the path', () => {
  expect(linkedLanguage({ pathname: '/savings-account', search: '?lang=ta' })).toEqual({
    path: '/savings-account',
    language: 'ta',
  })
  expect(linkedLanguage({ pathname: '/card/apply', search: '?step=you&lang=zh&check=1' })).toEqual({
    path: '/card/apply?step=you&check=1',
    language: 'zh',
  })
})

test.each([
  ['zh-SG', 'zh'],
  ['zh-Hans', 'zh'],
  ['zh_CN', 'zh'],
  ['TA', 'ta'],
  ['ms-MY', 'ms'],
  ['en-SG-u-ca-gregory', 'en'],
])('a link may name a language with its region, or in other letters: %s', (tag, language) => {
  expect(linkedLanguage({ pathname: '/', search: `?lang=${tag}` }).language).toBe(language)
})

test.each(['?lang=fr', '?lang=', '?lang=__proto__', '?lang=zh-TW', '?lang=zh-Hant', '?lang=%00', '?lang=zh-'])(
  'a language that is none of ours (%s) is left out and chooses nothing',
  (search) => {
    expect(linkedLanguage({ pathname: '/', search })).toEqual({ path: '/', language: undefined })
  },
)

test('a path that names no language stays as it was written', () => {
  expect(linkedLanguage({ pathname: '/card/apply', search: '?step=a%20b' })).toEqual({ path: '/card/apply?step=a%20b' })
})
