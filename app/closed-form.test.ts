import { expect, test } from 'vitest'
import { closedForm } from './closed-form.ts'

const session = { id: 'session-1', createdAt: 0, expiresAt: 1 }

function leadsTo(visit: Parameters<typeof closedForm>[0]['visit'], outcome?: string): string {
  return closedForm({ product: 'savings-account', visit, outcome })
}

test('an applicant who had a form in this browser is told that it was closed', () => {
  expect(leadsTo({ wasHere: true, movedOn: false })).toBe('/savings-account?outcome=expired')
})

test('a visitor who comes by a bookmark, or to a product that is not open, is told that there is no form', () => {
  expect(leadsTo({ wasHere: false, movedOn: false })).toBe('/savings-account?outcome=no_form')
  expect(leadsTo({ wasHere: true, movedOn: false, session })).toBe('/savings-account?outcome=no_form')
})

test('an outcome that was on its way to the form is told at the start instead', () => {
  expect(leadsTo({ wasHere: true, movedOn: false }, 'other_person')).toBe('/savings-account?outcome=other_person')
  expect(leadsTo({ wasHere: true, movedOn: false }, '//evil.example?x=1')).toBe('/savings-account?outcome=expired')
})

test('an applicant who continued on another device is told so on the first', () => {
  expect(leadsTo({ wasHere: true, movedOn: true, session })).toBe('/savings-account?outcome=elsewhere')
})
