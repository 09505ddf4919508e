import { expect, test } from 'vitest'
import { requestLanguage } from './request-language.ts'

function languageWith(cookie?: string): string {
  return requestLanguage(new Request('http://localhost/', { headers: cookie ? { cookie } : {} }))
}

test.each([
  ['language=zh', 'zh'],
  ['browser=x; language=ms', 'ms'],
  ['__Host-language=ta', 'ta'],
  ['language=ms; __Host-language=ta', 'ta'],
])('a browser that keeps %s reads in %s', (cookie, language) => {
  expect(languageWith(cookie)).toBe(language)
})

test.each([[undefined], ['language='], ['language=fr'], ['language=zh-CN'], ['language=__proto__'], ['xlanguage=zh']])(
  'a browser with the cookie %s reads in English',
  (cookie) => {
    expect(languageWith(cookie)).toBe('en')
  },
)
