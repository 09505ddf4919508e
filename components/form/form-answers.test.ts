import { describe, expect, it } from 'vitest'
import type { CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'
import { linesOf, textsOf } from './form-answers.ts'

const field = (...names: string[]) =>
  ({ values: [{ inputs: names.map((name) => ({ name })) }] }) as unknown as CheckedField
const fields = [field('email'), field('born-day', 'born-month', 'born-year'), field('city')]

describe('the summary of problems', () => {
  it('has a line for each input in the order of the form', () => {
    expect(linesOf(fields, { city: 'Enter a city', email: 'Enter an e-mail address' })).toEqual([
      { input: 'email', text: 'Enter an e-mail address' },
      { input: 'city', text: 'Enter a city' },
    ])
  })

  it('has one line for the boxes of a date that lack the same', () => {
    const text = 'Enter your date of birth'
    expect(linesOf(fields, { 'born-day': text, 'born-month': text, 'born-year': text })).toEqual([
      { input: 'born-day', text },
    ])
  })

  it('has nothing where nothing is wrong', () => {
    expect(linesOf(fields, {})).toEqual([])
  })
})

it('a problem that has no words of its own is told in those of an answer that is missing', () => {
  const texts = { email: { required: 'Enter an e-mail address', 'not-email': 'Check the e-mail address' } }
  const said = (message: string) => textsOf({ email: { type: 'custom', message } }, texts).email
  expect(said('not-email')).toBe('Check the e-mail address')
  expect(said('unheard-of')).toBe('Enter an e-mail address')
})
