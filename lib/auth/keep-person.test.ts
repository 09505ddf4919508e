import { NextRequest } from 'next/server'
import type { Attempt } from 'singpass-client'
import { expect, test, vi } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { choosesByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { asTypedBeforeLogin } from '@/lib/onboarding/answers/carried.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { keepPerson } from './keep-person.ts'
import { testServices } from './testing/services.ts'

const person: Person = { email: { state: 'present', value: 'own@example.sg', source: 'applicant' } }
const session = { id: 'session-1', subject: 'hash of fapi sub-1', createdAt: 0, expiresAt: 1 }
const attempt: Attempt = {
  state: 'state',
  connection: 'fapi',
  scopes: [],
  redirectUri: '',
  startedAt: 0,
  expiresAt: 1,
  secrets: {},
}

interface Given {
  answers?: TypedAnswers
  withoutAgencies?: string[]
  /** What Myinfo has of them. */
  has?: Person
}

function comeBack({ answers = {}, withoutAgencies, has = person }: Given = {}) {
  const begin = vi.fn(async () => ({ secret: 'secret-1', session }))
  const put = vi.fn(async (_session, _product, retrieval) => ({ ...retrieval, id: 'r', expiresAt: 1 }))
  const save = vi.fn(async () => true)
  const draft = {
    id: 'draft-1',
    product: specimenAccount.id,
    answers,
    language: 'en',
    updatedAt: 0,
    expiresAt: 1,
  } as const
  const retrieved = { subject: 'sub-1', person: {}, api: 'fapi-2.0', retrievedAt: 5 } as const
  const retrieve = vi.fn(async () => retrieved)
  const services = testServices({
    sessions: { begin },
    retrievals: { put },
    drafts: { open: async () => draft, save },
    product: () => ({ ...specimenAccount, minimumAge: 16 }),
    client: () => ({ connection: 'fapi', api: 'fapi-2.0', authorise: async () => Promise.reject(), retrieve }),
    parse: () => ({ person: has, faults: ['noa'] }),
  })
  const request = new NextRequest('http://localhost:3000/?code=a', { headers: { cookie: 'session=before' } })
  const origin = { browser: 'b', product: specimenAccount.id, withoutAgencies }
  return {
    begin,
    put,
    save,
    retrieve,
    keep: () => keepPerson({ services, request, attempt, origin, secret: 'secret-1' }),
  }
}

test('S25: a person is kept in a new session, which follows the one of this browser', async () => {
  const { keep, begin } = comeBack()

  expect(await keep()).toEqual({ secret: 'secret-1', faults: ['noa'] })
  expect(begin).toHaveBeenCalledExactlyOnceWith({
    secret: 'secret-1',
    subject: 'hash of fapi sub-1',
    previous: 'before',
  })
})

test('S28: what was left out is kept with the retrieval', async () => {
  const { keep, put } = comeBack({ withoutAgencies: ['IRAS'] })
  await keep()

  expect(put).toHaveBeenCalledExactlyOnceWith('session-1', 'specimen-account', {
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
  ['what not everybody has', { name: present, cpfBalances: away }, ['IRAS']],
])('S28: who did not say who somebody is counts as left out: %s', async (_, has, expected) => {
  const { keep, put } = comeBack({ withoutAgencies: ['IRAS'], has })
  await keep()
  expect(put.mock.calls[0]?.[2]).toMatchObject({ withoutAgencies: expected })
})

test('S27: answers from before the login that Myinfo supplies leave the draft', async () => {
  const { keep, save } = comeBack({ answers: asTypedBeforeLogin({ email: 'attacker@evil.example', note: 'x' }) })
  await keep()

  expect(save).toHaveBeenCalledExactlyOnceWith('session-1', 'draft-1', { email: undefined })
})

test('S28: of somebody who cannot have the product only the value that decides is kept', async () => {
  const born = { state: 'present', value: `${new Date().getFullYear() - 10}-01-01`, source: 'government' } as const
  const { keep, put } = comeBack({ has: { ...person, dateOfBirth: born } })
  await keep()

  expect(put).toHaveBeenCalledExactlyOnceWith(
    'session-1',
    'specimen-account',
    expect.objectContaining({ person: { dateOfBirth: born } }),
  )
})

test('a draft that was to be typed whole is one for Myinfo again', async () => {
  const { keep, save } = comeBack({ answers: { $way: 'by-hand' } })
  await keep()

  expect(save).toHaveBeenCalledExactlyOnceWith('session-1', 'draft-1', {
    [Object.keys(choosesByHand)[0] ?? '']: undefined,
  })
})

test('what the same account typed stays as it is', async () => {
  const { keep, save } = comeBack({ answers: { email: 'corrected@example.sg' } })
  await keep()

  expect(save).not.toHaveBeenCalled()
})

test('S43: a retrieval that fails keeps nothing and begins no session', async () => {
  const { keep, retrieve, begin, put } = comeBack()
  retrieve.mockRejectedValue(new Error('no person'))

  await expect(keep()).rejects.toThrow('no person')
  expect(begin).not.toHaveBeenCalled()
  expect(put).not.toHaveBeenCalled()
})
