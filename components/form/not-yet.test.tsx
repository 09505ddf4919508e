import type { ComponentProps } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { specimenAccount as product } from '@/lib/onboarding/products/specimens/account.ts'
import { offeredLanguages, wordsFor } from '../words/index.ts'
import { NotYet, notYetTitle } from './not-yet.tsx'

const young = { kind: 'under-age', field: 'dateOfBirth', age: 18, from: '2028-05-01' } as const
const words = wordsFor('en')
const person: Person = { dateOfBirth: { state: 'present', value: '2010-05-01', source: 'government' } }
const retrieval = { id: 'r', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 1 }

function drawn(rest: Partial<ComponentProps<typeof NotYet>> = {}): string {
  const given = { refusal: young, others: [], phone: '+65 6000 0000', csrfToken: 'token', words }
  return renderToStaticMarkup(<NotYet form={buildForm({ product, retrieval })} {...given} {...rest} />)
}

test.each(offeredLanguages)('who is too young is told in $name from when they can apply', ({ language }) => {
  const own = wordsFor(language)
  expect(notYetTitle(young, own)).toContain(own.longDay('2028-05-01'))
  expect(notYetTitle({ kind: 'pass-ended', field: 'passStatus' }, own)).toBe(own.t('notYet.pass'))
})

test('of what Myinfo said only the value that decided is shown, with when it is deleted', () => {
  const html = drawn({ deletedAt: Date.parse('2026-11-23T10:42:00+08:00') })
  expect(html).toContain('1 May 2010')
  expect(html).toContain('10:42')
  expect(html.match(/<dt/g)).toHaveLength(1)
})

test('who typed a wrong date is led to the step in which it is typed, and to no agency', () => {
  const form = buildForm({ product })
  const step = form.steps.find(({ fields }) => fields.some(({ name }) => name === 'dateOfBirth'))
  const html = drawn({ form })
  expect(html).toContain(`href="/${product.id}/apply?step=${step?.id}"`)
  expect(html).not.toContain('<form')
})

test('who says that Myinfo is wrong is told whom to ask, and can fill in the form by hand', () => {
  const html = drawn({ deletedAt: 0 })
  expect(html).toContain('Immigration')
  expect(html).toContain('+65 6000 0000')
  expect(html).toContain(`action="/api/forms/${product.id}/by-hand"`)
  expect(html).toContain('value="token"')
})

test('products that they can have today are offered, the first as the way on', () => {
  const other = (id: string) => ({ id, name: { en: `Name of ${id}` }, summary: { en: `About ${id}` } })
  expect(drawn()).not.toContain('instead-title')
  const html = drawn({ others: [other('junior'), other('kids')] })
  expect(html).toMatch(/<a href="\/junior" class="button button-primary[^"]*">Name of junior/)
  expect(html).toMatch(/<li><a href="\/kids"/)
})
