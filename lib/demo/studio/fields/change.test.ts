import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { type Field, type LocalizedText, nameOf, type Product } from '@/lib/onboarding/product.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { productFile } from '../files.ts'
import { readProduct } from '../read.ts'
import { change } from './change.ts'
import { comparedWith, comparisons } from './condition.ts'
import { type Place, placeFrom, placeText } from './place.ts'

const every = openProducts({ demo: true })
const product: Product = {
  ...(every[0] as Product),
  languages: ['en', 'zh'],
  steps: [
    {
      id: 'one',
      title: { en: 'One' },
      fields: [
        { kind: 'question', id: 'smoker', label: { en: 'Do you smoke?' }, answer: { kind: 'yes-no' } },
        {
          kind: 'question',
          id: 'howMany',
          label: { en: 'How many?', zh: '多少？' },
          hint: { en: 'A day' },
          answer: { kind: 'number', min: 1, max: 100 },
          showWhen: { field: 'smoker', is: true },
        },
      ],
    },
    { id: 'two', title: { en: 'Two' }, fields: [{ kind: 'myinfo', attribute: 'name', why: { en: 'To greet you.' } }] },
  ],
}

/** What the inputs of a place hold before anybody touches them. */
function inputsOf(of: Product, place: Place): URLSearchParams {
  const form = new URLSearchParams()
  if (place.kind === 'product') {
    for (const language of of.languages) form.append('languages', language)
    for (const name of ['name', 'summary', 'recipient', 'retention'] as const) setText(form, name, of[name])
    if (of.minimumAge !== undefined) form.set('minimumAge', `${of.minimumAge}`)
    if (of.fourEyes) form.set('fourEyes', 'on')
  }
  const field = place.kind === 'field' ? of.steps[place.step]?.fields[place.field] : undefined
  if (field) setField(form, field)
  return form
}

function setField(form: URLSearchParams, field: Field): void {
  if (field.required === false) form.set('optional', 'on')
  if (field.showWhen) form.set('when-field', field.showWhen.field)
  const how = comparisons.find((one) => field.showWhen && one in field.showWhen)
  if (how) form.set('when-how', how)
  for (const value of comparedWith(field.showWhen)) form.append('when-value', value)
  if (field.kind === 'myinfo') for (const member of field.members ?? []) form.append('members', member)
  if (field.kind !== 'question') return
  const { answer } = field
  for (const flag of ['past', 'identifier'] as const) if (Object(answer)[flag]) form.set(flag, 'on')
  for (const bound of ['min', 'max', 'decimals'] as const)
    if (Object(answer)[bound] !== undefined) form.set(bound, `${Object(answer)[bound]}`)
}

function setText(form: URLSearchParams, name: string, text: LocalizedText): void {
  for (const [language, said] of Object.entries(text)) form.set(`${name}-${language}`, said)
}

function changed(at: string, set: Record<string, string>, from = product): Product {
  const place = placeFrom(from, at)
  if (!place) throw new Error(`no place ${at}`)
  const form = inputsOf(from, place)
  for (const [name, value] of Object.entries(set)) form.set(name, value)
  return change(from, place, form).product
}

const names = ({ steps }: Product) => steps.map(({ fields }) => fields.map(nameOf))
const field = (of: Product, at: string) => {
  const place = placeFrom(of, at)
  return place?.kind === 'field' ? of.steps[place.step]?.fields[place.field] : undefined
}

test.each(every)('$id stays as it is where its inputs are written as they came', (one) => {
  const places: Place[] = [
    { kind: 'product' },
    ...one.steps.flatMap(({ fields }, step): Place[] => [
      { kind: 'step', step },
      ...fields.map((_, index): Place => ({ kind: 'field', step, field: index })),
    ]),
  ]
  for (const place of places) expect(change(one, place, inputsOf(one, place)).product, placeText(place)).toEqual(one)
})

test('wording is changed in one language and stays in the others', () => {
  expect(field(changed('0-1', { 'label-zh': '每天几支？' }), '0-1')).toMatchObject({
    label: { en: 'How many?', zh: '每天几支？' },
  })
  expect(field(changed('0-1', { 'hint-en': '' }), '0-1')).not.toHaveProperty('hint')
})

test('a field is moved within its step and on to the next one, and a step among its like', () => {
  expect(names(changed('0-1', { press: 'up' }))).toEqual([['howMany', 'smoker'], ['name']])
  expect(names(changed('0-1', { press: 'down' }))).toEqual([['smoker'], ['howMany', 'name']])
  expect(names(changed('1-0', { press: 'up' }))).toEqual([['smoker', 'howMany'], ['name']])
  expect(names(changed('1', { press: 'up' }))).toEqual([['name'], ['smoker', 'howMany']])
})

test('what depended on a field follows its new name, and is always asked once the field is gone', () => {
  expect(field(changed('0-0', { id: 'smokes' }), '0-1')?.showWhen).toEqual({ field: 'smokes', is: true })
  expect(field(changed('0-0', { press: 'remove' }), '0-0')).not.toHaveProperty('showWhen')
})

test('a condition is set, turned round and taken away', () => {
  const plain = changed('0-1', { 'when-field': '' })
  expect(field(plain, '0-1')).not.toHaveProperty('showWhen')
  expect(field(changed('0-1', { 'when-field': 'smoker' }, plain), '0-1')?.showWhen).toEqual({
    field: 'smoker',
    is: true,
  })
  expect(field(changed('0-1', { 'when-how': 'isNot', 'when-value': 'false' }), '0-1')?.showWhen).toEqual({
    field: 'smoker',
    isNot: false,
  })
  expect(field(changed('0-1', { 'when-how': 'isEmpty' }), '0-1')?.showWhen).toEqual({ field: 'smoker', isEmpty: true })
})

test('a question takes another kind of answer, and an option is added, renamed and removed', () => {
  const choice = changed('0-1', { kind: 'choice' })
  const added = changed('0-1', { 'option-1-value': 'no', 'option-1-en': 'No' }, choice)
  expect(field(added, '0-1')).toMatchObject({
    answer: { kind: 'choice', options: [{ value: 'yes' }, { value: 'no' }] },
  })
  const removed = changed('0-1', { 'option-0-value': '', 'option-1-zh': '没有' }, added)
  expect(field(removed, '0-1')).toMatchObject({
    answer: { options: [{ value: 'no', label: { en: 'No', zh: '没有' } }] },
  })
})

test.each([
  ['an item of Myinfo', { new: 'sex' }, 'sex'],
  ['a question', { new: '' }, 'question1'],
])('%s is added to a step, with a definition that can be read', (_, set, name) => {
  const added = changed('1', { ...set, press: 'add-field' })
  expect(names(added)[1]).toEqual(['name', name])
  expect(readProduct(JSON.stringify(added))).toHaveProperty('product')
  expect(readProduct(JSON.stringify(changed('1', { press: 'add-step' })))).toHaveProperty('product')
})

test('the last field of a step and the last step stay', () => {
  expect(names(changed('1-0', { press: 'remove' }))).toEqual(names(product))
  const one = changed('1', { press: 'remove' })
  expect(names(one)).toEqual([['smoker', 'howMany']])
  expect(names(changed('0', { press: 'remove' }, one))).toEqual(names(one))
})

test('no place is found that the product does not have', () => {
  for (const at of ['2', '0-2', '-1', '0-', 'x', '']) expect(placeFrom(product, at), at).toBeUndefined()
})

test('what was edited field by field, downloaded and put in place, is a module that gives the same form', async () => {
  const edited = changed('product', { 'name-en': 'Edited' }, changed('1', { new: 'sex', press: 'add-field' }))
  const directory = await mkdtemp(path.join(tmpdir(), 'studio-'))
  const { name, text } = productFile(edited)
  const file = path.join(directory, name)
  await writeFile(file, text)
  await writeFile(path.join(directory, 'package.json'), '{"type":"module"}')
  const program = 'import(process.argv[1]).then((all) => console.log(JSON.stringify(Object.values(all)[0])))'
  const told = execFileSync(process.execPath, ['--import', 'tsx', '--eval', program, pathToFileURL(file).href])
  await rm(directory, { recursive: true })

  const placed: Product = JSON.parse(told.toString())
  expect(placed.name.en).toBe('Edited')
  for (const smoker of ['Y', 'N'])
    expect(buildForm({ product: placed, typed: { smoker } })).toEqual(buildForm({ product: edited, typed: { smoker } }))
})
