import { expect, test } from 'vitest'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { mostBytes, postedBytes, sizeSaid } from './size.ts'

test('a definition weighs what a browser sends: line ends as two characters, letters beyond ASCII in several', () => {
  expect(postedBytes('a\nb')).toBe('text=a%0D%0Ab'.length)
  expect(postedBytes('名')).toBe('text=%E5%90%8D'.length)
})

test.each(openProducts({ demo: true }))('$id has room to grow', (product) => {
  const text = JSON.stringify(product, null, 2)

  expect(postedBytes(text)).toBeLessThan(mostBytes)
  expect(sizeSaid(text)).toMatch(/^\d+ of 250 kB$/)
})

test('one that is too large is said to be before it is sent', () => {
  expect(sizeSaid('a'.repeat(mostBytes))).toContain('too large')
})
