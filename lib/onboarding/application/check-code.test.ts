import { expect, test } from 'vitest'
import type { Application, ApplicationValue } from '../stores.ts'
import { checkCodeOf } from './check-code.ts'

const name: ApplicationValue = {
  field: 'name',
  kind: 'text',
  value: 'TAN MEI LING',
  provenance: 'typed',
  locked: false,
}
const application: Application = {
  reference: 'ABCD-EFGH-JK',
  product: 'savings-account',
  connection: 'none',
  api: 'none',
  language: 'en',
  status: 'received',
  receivedAt: 1,
  values: [name],
}
const secrets = { authSecret: 'secret' }
const code = checkCodeOf(secrets, application)

test('a receipt has one checking code, whatever has become of its application since', () => {
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
  expect(checkCodeOf(secrets, { ...JSON.parse(JSON.stringify(application)), status: 'accepted' })).toBe(code)
})

test.each([
  ['reference', { reference: 'ABCD-EFGH-JM' }],
  ['time', { receivedAt: 2 }],
  ['answer', { values: [{ ...name, value: 'TAN MEI LIN' }] }],
  ['source of an answer', { values: [{ ...name, locked: true }] }],
])('another %s has another checking code', (_, other) => {
  expect(checkCodeOf(secrets, { ...application, ...other })).not.toBe(code)
})

test('without the secret nobody can think of the checking code', () => {
  expect(checkCodeOf({ authSecret: 'another' }, application)).not.toBe(code)
})

test('a changed secret leaves the codes of before alone as long as the former one is set', () => {
  expect(checkCodeOf({ authSecret: 'new', formerAuthSecret: 'secret' }, application)).toBe(code)
})
