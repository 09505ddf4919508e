import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnswerKind, Field, Product, Question } from './product.ts'
import { productFaults, takenAddresses } from './product-faults.ts'
import { specimenAccount } from './products/specimens/account.ts'

function faultsOf(...fields: Field[]): string[] {
  const product: Product = { ...specimenAccount, id: 'p', steps: [{ id: 'one', title: { en: 'One' }, fields }] }
  return productFaults(product)
}

function question(id: string, more: Partial<Question> = {}): Question {
  return { kind: 'question', id, label: { en: id }, answer: { kind: 'yes-no' }, ...more }
}

test('a product that asks each field once, by a name of its own, has no fault', () => {
  const dependent = question('second', { showWhen: { field: 'first', is: true } })
  expect(faultsOf(question('first'), dependent)).toEqual([])
})

test.each(['two-words', 'Capital', '1st', '', 'a b', 'ünder'])('a question called %j is a fault', (id) => {
  expect(faultsOf(question(id))).toEqual([`p: "${id}" is not in camelCase, letters and digits only`])
})

test.each(['form', 'step', 'intent', 'csrfToken'])('a question called like the control %s is a fault', (id) => {
  expect(faultsOf(question(id))).toEqual([`p: "${id}" is a name that every posted form has already`])
})

test('a field that is asked for twice is a fault', () => {
  expect(faultsOf(question('a'), question('a'))).toEqual(['p: "a" is asked for twice'])
})

test('an attribute that Myinfo does not have is a fault', () => {
  expect(faultsOf({ kind: 'myinfo', attribute: 'shoeSize', why: { en: 'Why' } })).toEqual([
    'p: "shoeSize" is no attribute of Myinfo',
  ])
})

const wrong: [string, AnswerKind, string][] = [
  ['without options', { kind: 'choice', options: [] }, 'has no options'],
  [
    'with two options of one value',
    { kind: 'choices', options: [1, 2].map(() => ({ value: 'x', label: { en: 'X' } })) },
    'has two options of one value',
  ],
  ['of an unknown code list', { kind: 'code', codes: 'planets' }, 'names no code list: "planets"'],
  ['with its bounds the wrong way round', { kind: 'number', min: 5, max: 1 }, 'has a minimum above its maximum'],
]

test.each(wrong)('a question %s is a fault', (_, answer, fault) => {
  expect(faultsOf(question('a', { answer }))).toEqual([`p: "a" ${fault}`])
})

test('a field that depends on one that does not stand before it is a fault', () => {
  const early = question('early', { showWhen: { field: 'late', is: true } })
  expect(faultsOf(early, question('late'))).toEqual(['p: "early" depends on "late", which does not stand before it'])
})

test('two steps of one name are a fault, since the second could not be reached; so is one of the name of the short form', () => {
  const steps = ['one', 'two', 'one', 'one', 'answers'].map((id, index) => {
    return { id, title: { en: id }, fields: [question(`q${index}`)] }
  })
  expect(productFaults({ ...specimenAccount, id: 'p', steps })).toEqual([
    'p: step "one" is there twice',
    'p: step "answers" has the name of the page that a short form fits on',
  ])
})

test('a product whose name is the address of a page, or none at all, is a fault', () => {
  const pages = readdirSync('app', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z-]+$/.test(entry.name))
    .map(({ name }) => name)
  expect(takenAddresses).toEqual(expect.arrayContaining(pages))
  for (const id of pages) {
    expect(productFaults({ ...specimenAccount, id })).toEqual([`${id}: "/${id}" is the address of another page`])
  }
  for (const id of ['', 'a b', '../a', 'a?b', 'a--b', '_next', 'a.css']) {
    expect(productFaults({ ...specimenAccount, id }), id).toEqual([
      `${id}: its name is its address: letters, digits and single hyphens`,
    ])
  }
  expect(productFaults({ ...specimenAccount, id: 'junior-savings-2' })).toEqual([])
})
