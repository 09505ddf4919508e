import { beforeEach, expect, test } from 'vitest'
import { type Attempt, type AttemptStore, attemptMilliseconds, startAttempt } from './attempt.ts'
import { createMemoryAttemptStore } from './memory-attempts.ts'

const origin = { browser: 'browser-1', product: 'savings' }
/** A callback in the browser that left, at the address of the connection that sent it. */
const own = { browser: 'browser-1', connection: 'fapi' }

let clock: number
let store: AttemptStore
beforeEach(() => {
  clock = Date.parse('2026-11-23T12:00:00Z')
  store = createMemoryAttemptStore(() => clock)
})

function anAttempt(): Attempt {
  const secrets = { nonce: 'nonce-1', codeVerifier: 'verifier-1' }
  return startAttempt({
    connection: 'fapi',
    scopes: ['name'],
    redirectUri: 'https://bank.example/',
    secrets,
    now: clock,
  })
}

async function leave(): Promise<Attempt> {
  const attempt = anAttempt()
  await store.put(attempt, origin)
  return attempt
}

test('an attempt comes back whole to the browser it left from, once', async () => {
  const attempt = await leave()

  expect(await store.take(attempt.state, own)).toEqual({ kind: 'taken', attempt, origin })
  expect(await store.take(attempt.state, own)).toEqual({ kind: 'ended', origin, outcome: undefined })
})

test('of many callbacks that arrive together one takes the attempt', async () => {
  const { state } = await leave()
  const taken = await Promise.all(Array.from({ length: 50 }, () => store.take(state, own)))

  expect(taken.filter(({ kind }) => kind === 'taken')).toHaveLength(1)
})

test('a forged callback neither learns of an attempt nor cancels it', async () => {
  const { state } = await leave()

  expect(await store.take(state, { ...own, browser: 'browser-2' })).toEqual({ kind: 'unknown' })
  expect(await store.take(state, { ...own, connection: 'other' })).toEqual({ kind: 'unknown' })
  expect((await store.take(state, own)).kind).toBe('taken')
})

test('an attempt is known in its last millisecond and unknown at its expiry', async () => {
  const [last, late] = [await leave(), await leave()]
  clock += attemptMilliseconds - 1
  expect((await store.take(last.state, own)).kind).toBe('taken')
  clock += 1
  expect(await store.take(late.state, own)).toEqual({ kind: 'unknown' })
})

test('how an attempt ended is told to its own browser', async () => {
  const { state } = await leave()
  await store.take(state, own)
  await store.end(state, 'access_denied')

  expect(await store.take(state, own)).toEqual({ kind: 'ended', origin, outcome: 'access_denied' })
  expect(await store.take(state, { ...own, browser: 'browser-2' })).toEqual({ kind: 'unknown' })
})

test('an attempt that the caller changes afterwards is kept as it was', async () => {
  const attempt = await leave()
  attempt.secrets.nonce = 'another'
  const taken = await store.take(attempt.state, own)

  expect(taken).toMatchObject({ attempt: { secrets: { nonce: 'nonce-1' } } })
})

test('two attempts of one state are refused', async () => {
  const attempt = await leave()

  await expect(store.put(attempt, origin)).rejects.toThrow(TypeError)
})

test('expired attempts are forgotten, so that memory does not grow for ever', async () => {
  const attempt = await leave()
  clock += attemptMilliseconds
  await leave()

  // Were it still kept, its state would be refused.
  await expect(store.put(attempt, origin)).resolves.toBeUndefined()
})
