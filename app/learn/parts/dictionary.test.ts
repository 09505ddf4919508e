import { documentedErrors, fapiChecks, v3Checks } from 'singpass-client'
import { expect, test } from 'vitest'
import { outcomes } from '@/lib/auth/outcome.ts'
import { dictionary } from './dictionary.ts'
import { checksOfClient, codesOfClient } from './own-codes.ts'

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

test('every check that an answer can fail at is there, with its sentence', () => {
  const names = [fapiChecks, v3Checks].flatMap((order) => Object.values(order).flat())

  expect(checksOfClient().map(({ name }) => name)).toEqual([...new Set(names)])
  for (const { name, asks, where } of checksOfClient()) expect([asks, where], name).not.toContain('')
})

test('every ending that Singpass can bring about is told of some code', () => {
  const told = [...dictionary(), ...codesOfClient(), ...checksOfClient()].map(({ outcome }) => outcome)
  // Another account than the application's is no error of Singpass.
  const ended = outcomes.filter((outcome) => outcome !== 'retrieved' && outcome !== 'other_account')

  expect([...new Set(told)].sort()).toEqual([...ended].sort())
})
