import { describe, expect, test } from 'vitest'
import { findAttribute } from './catalogue.ts'
import { codeLists, codesOf } from './codes.ts'

describe('a code list', () => {
  test.each(codeLists)('%s has each code once, with words', (name) => {
    const codes = codesOf(name, 'en')
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    expect(codes.every(({ description }) => description.length > 1)).toBe(true)
  })

  test('offers what a person may choose of themselves', () => {
    const codes = (name: string) => codesOf(name, 'en').map(({ code }) => code)
    expect(codes('sex').toSorted()).toEqual(['F', 'M'])
    expect(codes('maritalStatus')).toEqual(['1', '2', '3', '5'])
    expect(codes('residentialStatus')).toEqual(['C', 'P', 'A'])
    expect(codes('yesNo')).toEqual(['Y', 'N'])
  })

  test.each(['', 'regadd', '__proto__', 'toString'])('that does not exist is refused: %j', (name) => {
    expect(() => codesOf(name, 'en')).toThrow(`code list "${name}" is unknown`)
  })
})

describe('countries', () => {
  test.each([
    ['en', 'Singapore', 'Malaysia'],
    ['zh', '新加坡', '马来西亚'],
    ['ms', 'Singapura', 'Malaysia'],
    ['ta', 'சிங்கப்பூர்', 'மலேசியா'],
  ] as const)('in %s begin with Singapore and have names', (language, singapore, malaysia) => {
    const countries = codesOf('country', language)
    expect(countries[0]).toEqual({ code: 'SG', description: singapore })
    expect(countries).toContainEqual({ code: 'MY', description: malaysia })
    expect(countries).toHaveLength(250)
    expect(countries.filter(({ code, description }) => code === description)).toEqual([])
  })

  test('of the past are to be chosen where somebody was born or married, and nowhere else', () => {
    const former = ['SUHH', 'YUCS', 'CSHH', 'DDDE', 'ZZ']
    const codes = (list: string) => codesOf(list, 'en').map(({ code }) => code)
    expect(codes('countryOfThePast')).toEqual(expect.arrayContaining(['SG', 'MY', 'XK', ...former]))
    expect(codes('country').filter((code) => former.includes(code))).toEqual([])
    expect(codes('nationality').filter((code) => former.includes(code))).toEqual([])
    for (const attribute of ['countryOfBirth', 'countryOfMarriage'])
      expect(findAttribute(attribute).shape).toEqual({ kind: 'code', codes: 'countryOfThePast' })
  })

  test('are nationalities where their people have one of their own', () => {
    const codes = codesOf('nationality', 'ms').map(({ code }) => code)
    expect(codes[0]).toBe('SG')
    expect(codes).toEqual(
      expect.arrayContaining(['MY', 'HK', 'MO', 'TW', 'PS', 'GB', 'XK', 'XXA', 'XXB', 'XXC', 'XXX', 'GBN', 'GBO']),
    )
    for (const territory of ['AQ', 'BV', 'GP', 'HM', 'JE', 'PR', 'UM']) expect(codes).not.toContain(territory)
    expect(codesOf('nationality', 'zh')).toContainEqual({ code: 'MY', description: '马来西亚' })
  })
})
