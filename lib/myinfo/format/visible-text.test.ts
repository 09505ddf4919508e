import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

test('each control character that a page would lose stands as its sign', () => {
  expect(visibleText('n\0ul \x1b[31m \x7f \x08')).toBe('n␀ul ␛[31m ␡ ␈')
})

test.each([
  ["O'Brien <b>"],
  ['陈小慧 தமிழ் שלום \u202eesrever'],
  ['😀 e\u0301\u0323'],
  ['two\nlines\tand more\r\n'],
  ['x'.repeat(200)],
])('everything else stays as it is: %j', (text) => {
  expect(visibleText(text)).toBe(text)
})
