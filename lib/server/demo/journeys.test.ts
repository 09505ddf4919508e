import { type MyinfoClient, SingpassError, type TraceEvent } from 'singpass-client'
import { expect, test } from 'vitest'
import { createJourneys } from './journeys.ts'

const passed: TraceEvent = { kind: 'check', of: 'callback', name: 'state', passed: true }
const failed: TraceEvent = { kind: 'check', of: 'id_token', name: 'nonce', passed: false }
let states = 0

/** Nobody has asked for these over HTTP. */
const outside = { bringTo: () => undefined }

function clientThat(retrieve: MyinfoClient['retrieve']): MyinfoClient {
  return {
    connection: 'fapi',
    api: 'fapi-2.0',
    authorise: async (_, options) => {
      options?.trace?.({ kind: 'redirect', endpoint: 'authorise', parameters: {} })
      states += 1
      const attempt = {
        state: `state-${states}`,
        connection: 'fapi',
        scopes: [],
        redirectUri: '',
        secrets: {},
        expiresAt: 0,
      }
      return { url: new URL('http://localhost/'), attempt: { ...attempt, startedAt: 0 } as never }
    },
    retrieve,
  }
}

const request = { scopes: ['name'], redirectUri: 'http://localhost/callback' }
const person = { subject: 'sub', person: { name: 'CANARY' }, api: 'fapi-2.0', retrievedAt: 0 } as const

test('a login is one journey, from the start to the person, who is no part of it', async () => {
  const journeys = createJourneys(() => 7, outside)
  const client = journeys.follow(
    clientThat(async (_query, _attempt, options) => {
      options?.trace?.(passed)
      return person
    }),
  )
  const { attempt } = await client.authorise(request)
  expect(journeys.all()[0]?.end).toEqual({ kind: 'open' })
  await client.retrieve(new URLSearchParams(), attempt)

  expect(journeys.all()).toMatchObject([
    {
      connection: 'fapi',
      startedAt: 7,
      steps: [{ event: { kind: 'redirect' } }, { event: passed }],
      end: { kind: 'retrieved', retrievedAt: 0 },
    },
  ])
  expect(JSON.stringify(journeys.all())).not.toContain('CANARY')
  expect(JSON.stringify(journeys.all())).not.toContain(attempt.state)
})

test('a refused login says which check stopped it, and the failure goes on to the caller', async () => {
  const journeys = createJourneys(Date.now, outside)
  const refusal = new SingpassError('response_invalid', 'the nonce is another', { check: 'nonce' })
  const client = journeys.follow(
    clientThat(async (_query, _attempt, options) => {
      options?.trace?.(failed)
      throw refusal
    }),
  )
  const { attempt } = await client.authorise(request)

  await expect(client.retrieve(new URLSearchParams(), attempt)).rejects.toBe(refusal)
  expect(journeys.all()[0]?.end).toEqual({ kind: 'stopped', code: 'response_invalid', check: 'nonce' })
})

test('memory is bounded: the oldest journeys go, and of a long one the end', async () => {
  const journeys = createJourneys(Date.now, outside)
  const client = journeys.follow(
    clientThat(async (_query, _attempt, options) => {
      for (let times = 0; times < 1000; times += 1) options?.trace?.(passed)
      return person
    }),
  )
  for (let times = 0; times < 60; times += 1) {
    const { attempt } = await client.authorise(request)
    await client.retrieve(new URLSearchParams(), attempt)
  }

  expect(journeys.all()).toHaveLength(50)
  expect(journeys.all()[0]?.steps).toHaveLength(400)
})

test('logins of two tabs are two journeys, each with the end of its own, in whichever order they come back', async () => {
  const journeys = createJourneys(Date.now, outside)
  const client = journeys.follow(
    clientThat(async (query) => {
      if (query.has('error')) throw new SingpassError('access_denied', 'declined')
      return person
    }),
  )
  const [one, other] = [await client.authorise(request), await client.authorise(request)]
  await expect(client.retrieve(new URLSearchParams('error=access_denied'), other.attempt)).rejects.toThrow()
  await client.retrieve(new URLSearchParams(), one.attempt)

  expect(journeys.all().map(({ end }) => end.kind)).toEqual(['stopped', 'retrieved'])
})

test('a login that is under way when all is forgotten goes on to its person, and is shown no more', async () => {
  const journeys = createJourneys(Date.now, outside)
  const client = journeys.follow(
    clientThat(async () => {
      journeys.forget()
      return person
    }),
  )
  const [one, other] = [await client.authorise(request), await client.authorise(request)]

  expect(await client.retrieve(new URLSearchParams(), one.attempt)).toBe(person)
  expect(await client.retrieve(new URLSearchParams(), other.attempt)).toBe(person)
  expect(journeys.all()).toEqual([])
})
