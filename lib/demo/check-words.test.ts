import { fapiChecks, v3Checks } from 'singpass-client'
import { expect, test } from 'vitest'
import { checkWords } from './check-words.ts'

const names = [fapiChecks, v3Checks].flatMap((order) => Object.values(order).flat())

test('every check of both generations is told in a sentence', () => {
  expect(names.filter((name) => !checkWords[name])).toEqual([])
})

test('no sentence is about a check that there is not', () => {
  expect(Object.keys(checkWords).filter((name) => !names.includes(name))).toEqual([])
})
