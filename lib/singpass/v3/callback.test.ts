import { describe, expect, it } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { type ExpectedCallback, matchAttempt, readCode } from './callback.ts'
import { buildAttempt, now } from './testing/myinfo.ts'

const attempt = buildAttempt()
const { state } = attempt
const code = '8932a98da8720a10e356bc76475d76c4c628aa7f'

type Pairs = Record<string, string> | [string, string][]

function read(pairs: Pairs, changes: Partial<ExpectedCallback> = {}): string {
  const callback = new URLSearchParams(pairs)
  matchAttempt(callback, { attempt, connection: 'v3', now, ...changes })
  return readCode(callback)
}

describe('a callback', () => {
  it('with this state gives its code', () => {
    expect(read({ state, code })).toBe(code)
  })

  it('may carry what nobody asked for', () => {
    expect(read({ state, code, scope: 'name uinfin', client_id: 'x', iss: 'http://127.0.0.1:5156/consent' })).toBe(code)
  })
})

describe('a callback that does not belong to the attempt', () => {
  it.each<[string, Pairs]>([
    ['without a state', { code }],
    ['with another state', { state: 'x'.repeat(43), code }],
    ['with a state in other case', { state: state.toUpperCase(), code }],
    ['with an endless state', { state: state.repeat(10_000), code }],
    [
      'with the state twice',
      [
        ['state', state],
        ['state', state],
        ['code', code],
      ],
    ],
    ['with a foreign state and an error', { state: 'x'.repeat(43), error: 'access_denied' }],
  ])('%s is unknown', async (_, pairs) => {
    expect(await outcomeOf(() => read(pairs))).toEqual({ code: 'attempt_unknown', endpoint: 'authorise' })
  })

  it('because another connection began it is unknown', async () => {
    expect((await outcomeOf(() => read({ state, code }, { connection: 'fapi' }))).code).toBe('attempt_unknown')
  })

  it('because the attempt is over is unknown', async () => {
    const changes = { now: attempt.expiresAt }

    expect((await outcomeOf(() => read({ state, code }, changes))).code).toBe('attempt_unknown')
  })
})

describe('a malformed callback', () => {
  it.each<[string, Pairs]>([
    ['neither code nor error', { state }],
    ['an empty code', { state, code: '' }],
    [
      'two codes',
      [
        ['state', state],
        ['code', code],
        ['code', 'other'],
      ],
    ],
    [
      'two errors',
      [
        ['state', state],
        ['error', 'access_denied'],
        ['error', 'server_error'],
      ],
    ],
    ['both code and error', { state, code, error: 'access_denied' }],
    ['both code and a description', { state, code, 'error-description': 'x' }],
    ['a code of 100 kB', { state, code: 'a'.repeat(100_000) }],
    ['a code with a line break', { state, code: `${code}\r\nX-Evil: 1` }],
    ['a code with NUL', { state, code: `${code}\0` }],
    ['a code with a space', { state, code: 'a b' }],
    ['a code beyond ASCII', { state, code: 'çode' }],
  ])('with %s is refused', async (_, pairs) => {
    expect(await outcomeOf(() => read(pairs))).toEqual({
      code: 'response_invalid',
      check: 'callback',
      endpoint: 'authorise',
    })
  })
})

describe('an error in the callback', () => {
  it.each([
    ['access_denied', 'access_denied'],
    ['login_required', 'access_denied'],
    ['consent_required', 'access_denied'],
    ['invalid_scope', 'request_rejected'],
    ['invalid_request', 'request_rejected'],
    ['invalid_client', 'request_rejected'],
    ['unauthorized_client', 'request_rejected'],
    ['unsupported_response_type', 'request_rejected'],
    ['500', 'unavailable'],
    ['503', 'unavailable'],
    ['server_error', 'unavailable'],
    ['temporarily_unavailable', 'unavailable'],
    ['never_heard_of', 'unavailable'],
  ])('"%s" means %s', async (error, expected) => {
    expect(await outcomeOf(() => read({ state, error }))).toEqual({ code: expected, endpoint: 'authorise', error })
  })

  it.each(['error_description', 'error-description'])('counts even when only its "%s" came', async (name) => {
    expect((await outcomeOf(() => read({ state, [name]: 'Scheduled maintenance' }))).code).toBe('unavailable')
  })

  it.each(['error_description', 'error-description'])('keeps the text of "%s" to itself', async (name) => {
    const failure = await failureOf(() =>
      read({ state, error: 'access_denied', [name]: '<b>S1234567D</b>'.repeat(300) }),
    )

    expect(failure.code).toBe('access_denied')
    expect(JSON.stringify([failure, failure.message])).not.toMatch(/<b>|S1234567D/)
  })

  it.each([
    ['a number of a person', 'S1234567D'],
    ['mark-up', '<script>'],
    ['five thousand letters', 'a'.repeat(5_000)],
    ['nothing', ''],
  ])('that is %s and no error name is not repeated', async (_, error) => {
    expect(await outcomeOf(() => read({ state, error }))).toEqual({
      code: 'unavailable',
      endpoint: 'authorise',
      error: undefined,
    })
  })
})
