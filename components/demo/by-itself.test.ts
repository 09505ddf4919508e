import { expect, test } from 'vitest'
import { meantBy } from './by-itself.tsx'

const alone = { altKey: false, ctrlKey: false, metaKey: false }

test.each([
  ['ArrowRight', 'on'],
  ['PageDown', 'on'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
  ['Escape', 'leave'],
  ['a', 'none'],
])('the key %s alone means "%s" to a tour', (key, meaning) => {
  expect(meantBy({ ...alone, key })).toBe(meaning)
})

test.each(['altKey', 'ctrlKey', 'metaKey'])('an arrow with %s is the browser’s own, and moves no tour', (modifier) => {
  for (const key of ['ArrowLeft', 'ArrowRight']) expect(meantBy({ ...alone, key, [modifier]: true })).toBe('none')
})
