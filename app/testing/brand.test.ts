import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '@/lib/myinfo/language.ts'
import { brand } from '../brand.ts'

test("the browser's frame has the colour of the paper, in light and dark", () => {
  const css = readFileSync(new URL('../globals.css', import.meta.url), 'utf8')
  const papers = [...css.matchAll(/--color-paper: ([^;]+);/g)].map(([, paper]) => paper)
  expect([brand.frame.light, brand.frame.dark]).toEqual(papers)
})

test('the hours of help are said in every language', () => {
  expect(languages.filter((language) => !brand.contact.hours[language]?.trim())).toEqual([])
})
