import { describe, expect, test } from 'vitest'
import {
  acceptEarlier,
  afterTyping,
  asTypedBeforeLogin,
  asTypedEarlier,
  carriedInputs,
  overriddenBy,
} from './carried.ts'

const person = {
  email: { state: 'present', value: 'own@example.sg', source: 'applicant' },
  registeredAddress: { state: 'present', value: '', source: 'government' },
  mobileNumber: { state: 'unavailable' },
} as const

describe('answers of the same account', () => {
  test('are carried over, but for those that are empty', () => {
    const typed = asTypedEarlier({ occupation: 'X', note: '', purposes: [], $way: 'by-hand' })
    expect([...carriedInputs(typed)]).toEqual(['occupation'])
    expect(typed).toMatchObject({ occupation: 'X', note: '', $way: 'by-hand' })
  })

  test('may differ from what Myinfo supplies: the account itself typed them', () => {
    expect(overriddenBy(person, asTypedEarlier({ email: 'corrected@example.sg' }))).toEqual({})
  })
})

describe('answers from before a login', () => {
  const before = asTypedBeforeLogin({
    email: 'attacker@evil.example',
    'registeredAddress-street': 'EVIL STREET',
    mobileNumber: '90000001',
    emailNews: 'yes',
  })

  test('are taken out by a retrieval that supplies them, and only then', () => {
    expect(overriddenBy(person, before)).toStrictEqual({ email: undefined, 'registeredAddress-street': undefined })
  })

  test('never override what Myinfo supplies when they are accepted', () => {
    const accepted = acceptEarlier({ own: {}, earlier: before, person })
    expect(accepted).toMatchObject({ mobileNumber: '90000001', emailNews: 'yes' })
    expect(accepted).not.toHaveProperty('email')
    expect(accepted).not.toHaveProperty('registeredAddress-street')
  })

  test('stay what they are when the account comes back to them', () => {
    const later = asTypedEarlier(acceptEarlier({ own: { note: 'own' }, earlier: before }))
    expect(overriddenBy(person, later)).toStrictEqual({ email: undefined, 'registeredAddress-street': undefined })
    expect(carriedInputs(later)).toEqual(new Set(['note', ...carriedInputs(before)]))
  })
})

describe('after typing', () => {
  const kept = asTypedBeforeLogin({ email: 'a@example.sg', occupation: 'X', purposes: ['a', 'b'] })

  test('an answer that was typed anew is carried over no longer', () => {
    const next = afterTyping(kept, { email: 'b@example.sg' })
    expect(next.email).toBe('b@example.sg')
    expect([...carriedInputs(next)]).toEqual(['occupation', 'purposes'])
  })

  test('an answer that was posted as it stood is carried over still', () => {
    const next = afterTyping(kept, { email: 'a@example.sg', purposes: ['a', 'b'] })
    expect([...carriedInputs(next)]).toEqual(['email', 'occupation', 'purposes'])
  })

  test('an answer that was forgotten is gone, and so is its mark', () => {
    const next = afterTyping(kept, { email: undefined, occupation: undefined, purposes: undefined })
    expect(next).toStrictEqual({})
  })
})
