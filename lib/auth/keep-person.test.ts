import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { choosesByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { asTypedBeforeLogin } from '@/lib/onboarding/answers/carried.ts'
import type { ReturnedLogin } from '@/lib/onboarding/login-store.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { keepPerson } from './keep-person.ts'
import { testAttempt, testClient, testServices } from './testing/services.ts'

const person: Person = { email: { state: 'present', value: 'own@example.sg', source: 'applicant' } }
const attempt = testAttempt()

interface Given {
  answers?: TypedAnswers
  withoutAgencies?: string[]
  /** What Myinfo has of them. */
  has?: Person
}

function comeBack({ answers = {}, withoutAgencies, has = person }: Given = {}) {
  const kept = vi.fn(async (_login: ReturnedLogin) => undefined)
  const retrieved = { subject: 'sub-1', person: {}, api: 'fapi-2.0', retrievedAt: 5 } as const
  const retrieve = vi.fn(async () => retrieved)
  const services = testServices({
    logins: { keep: kept },
    product: () => ({ ...specimenAccount, minimumAge: 16 }),
    client: () => testClient({ retrieve }),
    parse: () => ({ person: has, faults: ['noa'] }),
  })
  const request = new NextRequest('http://localhost:3000/?code=a', { headers: { cookie: 'session=before' } })
  const origin = { browser: 'b', product: specimenAccount.id, withoutAgencies }
  return {
    kept,
    retrieve,
    /** What it changes in the answers that are there already. */
    changes: () => kept.mock.calls[0]?.[0].changes(answers),
    keep: () => keepPerson({ services, request, attempt, origin, secret: 'secret-1' }),
  }
}

test('S25: a person is kept in a new session, which follows the one of this browser', async () => {
  const { keep, kept } = comeBack()

  expect(await keep()).toEqual({ secret: 'secret-1', faults: ['noa'] })
  expect(kept).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      attempt: { state: 'state', outcome: 'retrieved' },
      secret: 'secret-1',
      subject: 'hash of fapi sub-1',
      previous: 'before',
      product: 'specimen-account',
    }),
  )
})

test('S28: what was left out is kept with the retrieval', async () => {
  const { keep, kept } = comeBack({ withoutAgencies: ['IRAS'] })
  await keep()

  expect(kept.mock.calls[0]?.[0].retrieval).toEqual({
    connection: 'fapi',
    api: 'fapi-2.0',
    person,
    retrievedAt: 5,
    withoutAgencies: ['IRAS'],
  })
})

const present = { state: 'present', value: 'x', source: 'government' } as const
const away = { state: 'unavailable' } as const

test.each<[string, Person, string[]]>([
  ['a name that did not come', { name: away, nricOrFin: present }, ['IRAS', 'ICA']],
  ['a number that did not come', { name: present, nricOrFin: away, partialNricOrFin: away }, ['IRAS', 'ICA']],
  ['a number of which a part came', { name: present, nricOrFin: away, partialNricOrFin: present }, ['IRAS']],
  ['what not everybody has does not count', { name: present, cpfBalances: away }, ['IRAS']],
])('S28: an agency counts as left out when it did not say who the applicant is: %s', async (_, has, expected) => {
  const { keep, kept } = comeBack({ withoutAgencies: ['IRAS'], has })
  await keep()
  expect(kept.mock.calls[0]?.[0].retrieval).toMatchObject({ withoutAgencies: expected })
})

test('S27: answers from before the login that Myinfo supplies leave the draft', async () => {
  const { keep, changes } = comeBack({ answers: asTypedBeforeLogin({ email: 'attacker@evil.example', note: 'x' }) })
  await keep()

  expect(changes()).toStrictEqual({ email: undefined })
})

test('S28: of somebody who cannot have the product only the value that decides is kept', async () => {
  const born = { state: 'present', value: `${new Date().getFullYear() - 10}-01-01`, source: 'government' } as const
  const { keep, kept } = comeBack({ has: { ...person, dateOfBirth: born } })
  await keep()

  expect(kept.mock.calls[0]?.[0].retrieval.person).toEqual({ dateOfBirth: born })
})

test('a draft that was to be typed whole is one for Myinfo again', async () => {
  const { keep, changes } = comeBack({ answers: { $way: 'by-hand' } })
  await keep()

  expect(changes()).toStrictEqual({
    [Object.keys(choosesByHand)[0] ?? '']: undefined,
  })
})

test('what the same account typed stays as it is', async () => {
  const { keep, changes } = comeBack({ answers: { email: 'corrected@example.sg' } })
  await keep()

  expect(changes()).toEqual({})
})

test('S43: a retrieval that fails keeps nothing and begins no session', async () => {
  const { keep, retrieve, kept } = comeBack()
  retrieve.mockRejectedValue(new Error('no person'))

  await expect(keep()).rejects.toThrow('no person')
  expect(kept).not.toHaveBeenCalled()
})
