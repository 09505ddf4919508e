import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  '/',
  '/savings-account',
  '/savings-account/apply?step=contact&check=1',
  '/applications/ABCD-EFGH-JK',
  '/resume/q_0-Zz',
  '/savings-account/apply?step=income#otherIncome',
])('%s is ours', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/@evil',
  '',
  '/a//b',
  '/a?next=//evil',
  '/a\r\nset-cookie:x',
  '/a\n',
  '/"><h1>',
  '/a#"><h1>',
  '/a?"><h1>',
  '/ü',
])('"%s" leads home', (path) => {
  expect(ownPath(path)).toBe('/')
})
