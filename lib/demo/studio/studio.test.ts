import { expect, test } from 'vitest'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { linkUpFile, productFile, translationsFile } from './files.ts'
import { lint, measure } from './lint.ts'
import { readProduct } from './read.ts'

const every = openProducts({ demo: true })
const [first] = every
const definition = (product: unknown) => JSON.stringify(product, null, 2)

function faultsOf(text: string) {
  const read = readProduct(text)
  return 'faults' in read ? read.faults : []
}

test.each(every)('$id goes through the studio unchanged', (product) => {
  const read = readProduct(definition(product))

  expect(read).toEqual({ product: JSON.parse(definition(product)) })
})

test.each(every)('the file of $id, put in place, gives the same form', (product) => {
  const { text } = productFile(product)
  const [, literal = ''] = /^import type .*\n\nexport const [a-z]\w*: Product = ([\s\S]+)\n$/.exec(text) ?? []
  // What stands after the equals sign is JSON, and so an expression of TypeScript too.
  const placed: Product = JSON.parse(literal)

  expect(buildForm({ product: placed })).toEqual(buildForm({ product }))
})

test('what is no JSON is said at its line', () => {
  expect(faultsOf('{\n  "id": "a",\n  "name" {}\n}')).toContainEqual({
    line: 3,
    column: 10,
    says: expect.stringContaining('no JSON'),
  })
})

test('an item that Myinfo does not have is said at its line, with the nearest one that it has', () => {
  const text = definition({
    ...first,
    steps: [
      { id: 'one', title: { en: 'One' }, fields: [{ kind: 'myinfo', attribute: 'cpfContribution', why: { en: 'A' } }] },
    ],
  })
  const [fault] = faultsOf(text)

  expect(fault?.says).toContain('Did you mean "cpfContributions"?')
  const line = text.split('\n')[(fault?.line ?? 0) - 1] ?? ''
  expect(line.slice((fault?.column ?? 0) - 1)).toMatch(/^"cpfContribution"/)
  expect(fault?.instead).toEqual({
    word: 'cpfContributions',
    text: text.replace('"cpfContribution"', '"cpfContributions"'),
  })
})

test('an item without a reason, a word too many and a name asked for twice are said where they stand', () => {
  const field = { kind: 'myinfo', attribute: 'name', why: { en: '' } }
  const text = definition({ ...first, steps: [{ id: 'one', title: { en: 'One' }, fields: [field] }] })
  const line = text.split('\n').findIndex((one) => one.includes('"en": ""')) + 1
  expect(faultsOf(text)).toContainEqual({ line, column: expect.any(Number), says: expect.stringContaining('en: ') })

  const more = definition({ ...first, colour: 'red', shape: 'round' })
  const [colour, shape] = faultsOf(more)
  for (const [fault, name] of [
    [colour, 'colour'],
    [shape, 'shape'],
  ] as const) {
    expect(fault?.says).toContain(name)
    expect(more.split('\n')[(fault?.line ?? 0) - 1]).toContain(`"${name}"`)
  }
})

test('questions that depend on each other in a circle, or on themselves, are said at their conditions', () => {
  const asked = (id: string, on: string) => ({
    kind: 'question',
    id,
    label: { en: id },
    answer: { kind: 'yes-no' },
    showWhen: { field: on, is: true },
  })
  for (const fields of [[asked('one', 'two'), asked('two', 'one')], [asked('one', 'one')]]) {
    const text = definition({ ...first, steps: [{ id: 'circle', title: { en: 'Circle' }, fields }] })
    const faults = faultsOf(text)

    expect(faults).not.toEqual([])
    const lines = text.split('\n').slice((faults[0]?.line ?? 0) - 1)
    expect(lines[0]).toContain('"showWhen"')
  }
})

test('a step whose name another one has is said at its own name', () => {
  const step = { id: 'one', title: { en: 'One' } }
  const asked = (id: string) => ({ kind: 'question', id, label: { en: id }, answer: { kind: 'yes-no' } })
  const steps = [
    { ...step, fields: [asked('first')] },
    { ...step, fields: [asked('second')] },
  ]
  const text = definition({ ...first, steps })
  const line = text.split('\n').findLastIndex((one) => one.includes('"id": "one"')) + 1

  expect(faultsOf(text)).toContainEqual({ line, column: expect.any(Number), says: expect.stringContaining('"one"') })
})

test('a product that has the address of a page is said at its name', () => {
  const text = definition({ ...first, id: 'privacy' })
  const line = text.split('\n').findIndex((one) => one.includes('"id": "privacy"')) + 1

  expect(faultsOf(text)).toEqual([{ line, column: expect.any(Number), says: expect.stringContaining('"/privacy"') }])
})

test('the lint names the tier and what makes it, the missing translation and the hard sentence', () => {
  const product: Product = {
    ...(first as Product),
    languages: ['en', 'ta'],
    summary: {
      en: 'Notwithstanding antecedent representations, remuneration certificates necessitate authentication beforehand, irrespective of institutional particularities.',
    },
    steps: [
      {
        id: 'income',
        title: { en: 'Income', ta: 'வருமானம்' },
        fields: [{ kind: 'myinfo', attribute: 'noticeOfAssessment', why: { en: 'Your income.', ta: 'வருமானம்' } }],
      },
    ],
  }
  const said = lint(product).map(({ weight, says, where }) => `${weight} ${says} ${where}`)

  expect(measure(product)).toMatchObject({ tier: 'plus', plus: ['noticeOfAssessment'] })
  expect(said).toContain('look Plus tier noticeOfAssessment')
  expect(said).toContain('look No translation: ta summary')
  expect(said.join('\n')).toMatch(/look Hard to read: reading age \d+ summary/)
  expect(said.join('\n')).toContain('good Every item asked for is shown 1 of 1')
})

test.each(every)('translations and link-up table of $id have a row for each text and each item', (product) => {
  const rows = (text: string) => text.trimEnd().split('\r\n').length - 1
  const items = product.steps.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'myinfo'))

  expect(rows(translationsFile(product).text)).toBeGreaterThan(items.length)
  expect(rows(linkUpFile(product).text)).toBe(items.length)
})
