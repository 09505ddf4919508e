import { describe, expect, test } from 'vitest'
import { attributes, findAttribute } from '@/lib/myinfo/catalogue.ts'
import { type Language, languages } from '@/lib/myinfo/language.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import { englishTexts, fingerprint } from './english.ts'
import { findFaults } from './findings.ts'
import { offeredLanguages, wordsFor } from './index.ts'
import { shapeOf } from './message-shape.ts'
import { productTexts, speaking, withProducts } from './product-texts.ts'
import type { Translation } from './translations.ts'

const others = languages.filter((language) => language !== 'en')
const english = englishTexts('en')

test.each(others)('every text is said in %s, from the English text of today and with its arguments', (language) => {
  const owed = englishTexts(language)
  expect(findFaults({ english: owed, translation: withProducts(language), language })).toEqual([])
})

test('every English message is a message', () => {
  expect([...english].filter(([, text]) => text.trim() === '' || !shapeOf(text))).toEqual([])
})

test('no English text has a word that breaks at its hyphen into one letter and a rest', () => {
  expect([...english].filter(([, text]) => /\b[a-z]-[a-z]{2,}/i.test(text))).toEqual([])
})

describe('the words of the products', () => {
  const product = { id: 'one', languages: ['en', 'zh'] as const, name: { en: 'One', zh: '一' } }

  test('are found in lists, in answers and in what happens next, so that none goes unchecked', () => {
    const keys = productTexts('en', [specimenAccount]).map(([key]) => key)
    expect(keys).toContain('product.specimen-account.steps.account.fields.accountPurpose.answer.options.saving.label')
    expect(keys).toContain('product.specimen-account.next.0.what')
    expect(keys).toContain('product.specimen-account.steps.contact.title')
  })

  test('have a key of their own each, and one for all fields that share them', () => {
    const keys = productTexts('en', specimens).map(([key]) => key)
    expect(new Set(keys).size).toBe(keys.length)
    const shared = { en: 'To see it.' }
    const fields = [
      { attribute: 'name', why: shared },
      { attribute: 'sex', why: shared },
    ]
    const sharing = { id: 'one', languages: ['en'] as const, fields }
    expect(productTexts('en', [sharing])).toEqual([['product.one.fields.name.why', 'To see it.']])
  })

  test('are owed in the languages that the product names, and in no other', () => {
    expect(productTexts('zh', [product])).toEqual([['product.one.name', '一']])
    expect(productTexts('ta', [product])).toEqual([])
    expect(speaking('ta', [product])).toEqual([])
    expect(speaking('zh', [product])).toEqual([product])
  })

  test('are missing where the product names the language and does not say them in it', () => {
    expect(productTexts('zh', [Object.assign({}, product, { name: { en: 'One' } })])).toEqual([])
  })

  test('may have notes left over from a product that was taken out, but not from a text that was', () => {
    const note = fingerprint('One')
    const texts = new Map([['product.one.name', 'One']])
    const translation = {
      $source: { 'product.one.name': note, 'product.two.name': note },
      product: { 'one.name': '一' },
    }
    expect(findFaults({ english: texts, translation, language: 'zh' })).toEqual([])
    const gone = { ...translation, $source: { ...translation.$source, 'product.one.summary': note } }
    expect(findFaults({ english: texts, translation: gone, language: 'zh' })).toEqual([
      { key: 'product.one.summary', fault: 'unknown' },
    ])
  })
})

describe('a text of a language', () => {
  const text = 'You have {count, plural, one {# child} other {# children}} in {place}.'
  const said = 'உங்களுக்கு {place}-இல் {count, plural, one {# பிள்ளை} other {# பிள்ளைகள்}}.'
  const source = fingerprint(text)

  function faultsOf(translation: Translation, language: Language = 'ta') {
    const found = findFaults({ english: new Map([['home.children', text]]), translation, language })
    return found.map(({ key, fault }) => `${key} ${fault}`)
  }

  test('is right with the arguments and plural forms of its language', () => {
    expect(faultsOf({ $source: { 'home.children': source }, home: { children: said } })).toEqual([])
  })

  test('is missing when its file does not have it, or has it empty', () => {
    expect(faultsOf({ $source: { 'home.children': source } })).toEqual(['home.children missing'])
    expect(faultsOf({ $source: { 'home.children': source }, home: { children: ' ' } })).toEqual([
      'home.children missing',
    ])
  })

  test('is stale when the English text has changed since, or nobody said from which it was made', () => {
    const changed = { 'home.children': fingerprint(`${text} `) }
    expect(faultsOf({ $source: changed, home: { children: said } })).toEqual(['home.children stale'])
    expect(faultsOf({ $source: {}, home: { children: said } })).toEqual(['home.children stale'])
  })

  test('is unknown when English has no such text', () => {
    const translation = { $source: { 'home.children': source }, home: { children: said, gone: 'x' } }
    expect(faultsOf(translation)).toEqual(['home.gone unknown'])
    const noted = { $source: { 'home.children': source, 'home.gone': source }, home: { children: said } }
    expect(faultsOf(noted)).toEqual(['home.gone unknown'])
  })

  test.each([
    ['lacks one', said.replace('{place}', '')],
    ['names one otherwise', said.replace('{place}', '{town}')],
    ['has one more', `${said} {town}`],
    ['is no message', said.replace('{place}', '{place')],
  ])('has wrong arguments when it %s', (_, wrong) => {
    expect(faultsOf({ $source: { 'home.children': source }, home: { children: wrong } })).toEqual([
      'home.children arguments',
    ])
  })

  test('has wrong plurals when it counts by the forms of another language', () => {
    const translation = { $source: { 'home.children': source }, home: { children: said } }
    expect(faultsOf(translation, 'zh')).toEqual(['home.children plurals'])
    const lacking = said.replace('one {# பிள்ளை} ', '')
    expect(faultsOf({ ...translation, home: { children: lacking } })).toEqual(['home.children plurals'])
  })
})

describe('the words of a language', () => {
  test('are offered in each language of the journey, by its own name', () => {
    const names = Object.fromEntries(offeredLanguages.map(({ language, name }) => [language, name]))
    expect(Object.keys(names)).toEqual([...languages])
    expect(names).toMatchObject({ en: 'English', zh: '中文', ms: 'Bahasa Melayu', ta: 'தமிழ்' })
    expect(new Set(Object.values(names)).size).toBe(languages.length)
  })

  test('name attributes, members, members of members and agencies in it', () => {
    const words = wordsFor('zh')
    expect(words.attributeLabel(findAttribute('maritalStatus'))).toBe('婚姻状况')
    expect(words.memberLabel({ name: 'vehicles' }, { name: 'make', label: 'Make' })).toBe('厂牌')
    const nested = { name: 'transcripts/results/subject', label: 'Subject' }
    expect(words.memberLabel({ name: 'academicQualifications' }, nested)).toBe('科目')
    expect(words.agencyName('MOM')).toBe('人力部')
  })

  test('name the choices of a list in it, and keep the codes', () => {
    expect(wordsFor('ms').codes('sex')).toEqual([
      { code: 'F', description: 'Perempuan' },
      { code: 'M', description: 'Lelaki' },
    ])
    expect(wordsFor('zh').codes('country')[0]).toEqual({ code: 'SG', description: '新加坡' })
  })

  test('say what only the table knows in English in the table’s words', () => {
    expect(wordsFor('ta').attributeLabel({ name: 'shoeSize', label: 'Shoe size' })).toBe('Shoe size')
  })

  test('fall back to English for a product that was not translated', () => {
    expect(wordsFor('ta').of({ en: 'Gold bars' })).toBe('Gold bars')
    expect(wordsFor('ta').of({ en: 'Yes', ta: 'ஆம்' })).toBe('ஆம்')
  })

  test.each(others)(
    'in %s are other words than the English ones, for every attribute that is not a name',
    (language) => {
      const names = ['cpfLife', 'mediShieldLife']
      const same = attributes.filter((attribute) => wordsFor(language).attributeLabel(attribute) === attribute.label)
      expect(same.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([])
    },
  )
})

test('sentences follow each other with a space, and in Chinese with none, whose full stop is as wide as a letter', () => {
  expect(languages.map((language) => [language, wordsFor(language).between])).toEqual([
    ['en', ' '],
    ['zh', ''],
    ['ms', ' '],
    ['ta', ' '],
  ])
})
