import { expect, test } from 'vitest'
import { choicesIn, linesOf } from './choice-lines.ts'

test.each(['SEPARATED BY LAW', ' ', 'A\nB', 'A\u00a0B\u3000C', '100%', '%0020', 'LTVP+', '\ud800 X', ''])(
  'a choice of the value %j comes out of its line as it went in',
  (value) => {
    const choices = [
      { value: 'SG', label: 'Singapore' },
      { value, label: 'Some words, of one line' },
      { value: 'MY', label: 'Malaysia' },
    ]
    expect(choicesIn(linesOf(choices))).toEqual(choices)
  },
)

test('a label of two lines is one', () => {
  expect(choicesIn(linesOf([{ value: 'X', label: 'One\r\ntwo' }]))).toEqual([{ value: 'X', label: 'One two' }])
})
