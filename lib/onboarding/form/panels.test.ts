import { expect, test } from 'vitest'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { absentFields, panelsOf } from './panels.ts'
import { askedField, shownField } from './testing/steps.ts'

const email = findAttribute('email')
const ownEmail = askedField({
  name: 'email',
  attribute: email,
  state: 'editable',
  source: { from: 'singpass', agency: 'Singpass', updated: '2026-10-01' },
})

test('what one agency supplied at one date is one panel, in the order of the form', () => {
  const panels = panelsOf([
    shownField({ name: 'a', updated: '2026-10-01' }),
    ownEmail,
    shownField({ name: 'b', updated: '2026-10-01' }),
    shownField({ name: 'c', updated: '2025-01-01' }),
  ])
  expect(panels.map(({ topic, agency, updated, fields }) => [topic, agency, updated, fields.length])).toEqual([
    ['you', 'ICA', '2026-10-01', 2],
    ['contact', 'Singpass', '2026-10-01', 1],
    ['you', 'ICA', '2025-01-01', 1],
  ])
})

test('only a panel with a locked value bears the seal', () => {
  expect(panelsOf([ownEmail, shownField()]).map(({ verified }) => verified)).toEqual([false, true])
  expect(panelsOf([shownField({ state: 'given' })]).map(({ verified }) => verified)).toEqual([false])
})

test('what is absent or asked for is in no panel', () => {
  const absent = shownField({ state: 'not-applicable', value: undefined })
  expect(panelsOf([absent, shownField({ state: 'unavailable', value: undefined }), askedField()])).toEqual([])
  expect(absentFields([absent, shownField()], 'not-applicable')).toEqual([absent])
})
