import { documentedErrors } from 'singpass-client'
import { expect, test } from 'vitest'
import { dictionary } from './dictionary.ts'

const entries = dictionary()

test('every documented error is in the dictionary, where it comes', () => {
  for (const { error } of documentedErrors()) expect(entries.map(({ code }) => code)).toContain(error)
})

test('every entry has a cause and a fix of its own, not the words for what nobody knows', () => {
  for (const { code, cause, fix } of entries) {
    expect(cause, code).not.toMatch(/not one that the documentation lists/)
    expect(fix, code).not.toMatch(/ask partner support$/)
  }
})

test('an entry tells the applicant what the application tells', () => {
  const told = Object.fromEntries(entries.map(({ code, where, outcome }) => [`${where.join()} ${code}`, outcome]))

  expect(told).toMatchObject({
    'callback access_denied': 'declined',
    'person upstream_dependency_error': 'agency_downtime',
    'person invalid_request': 'no_myinfo',
    'token call invalid_grant': 'start_again',
  })
})
