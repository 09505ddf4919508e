import { describe, expect, it } from 'vitest'
import { invalidResponse, SingpassError } from '../errors.ts'
import { failureOf } from '../testing/failure.ts'
import { startDeadline } from './deadline.ts'
import { parseRetryAfter, repeatWhileUnavailable } from './retry.ts'

function outage(retryAfter?: number): SingpassError {
  return new SingpassError('unavailable', 'the person endpoint answered 503', { retryAfter })
}

describe('a call that is repeated', () => {
  it('is made once when it succeeds', async () => {
    const tries: number[] = []
    const result = await repeatWhileUnavailable({ tries: 3, deadline: startDeadline() }, async (tryNumber) => {
      tries.push(tryNumber)
      return 'person'
    })

    expect([result, tries]).toEqual(['person', [1]])
  })

  it('is made again after an outage, counting its tries', async () => {
    const result = await repeatWhileUnavailable({ tries: 2, deadline: startDeadline() }, async (tryNumber) => {
      if (tryNumber === 1) throw outage()
      return tryNumber
    })

    expect(result).toBe(2)
  })

  it('gives up after its last try with the last failure', async () => {
    let calls = 0
    const failure = await failureOf(() =>
      repeatWhileUnavailable({ tries: 2, deadline: startDeadline() }, async () => {
        calls += 1
        throw new SingpassError('unavailable', `failure ${calls}`)
      }),
    )

    expect([calls, failure.message]).toEqual([2, 'failure 2'])
  })

  it.each([
    ['a refusal', new SingpassError('request_rejected', 'the person endpoint answered 403')],
    ['a failed check', invalidResponse('person.jws', 'the person is not signed by Myinfo')],
    ['a fault of ours', new TypeError('not a function')],
  ])('is not made again after %s', async (_, error) => {
    let calls = 0
    const run = repeatWhileUnavailable({ tries: 3, deadline: startDeadline() }, async () => {
      calls += 1
      throw error
    })

    await expect(run).rejects.toBe(error)
    expect(calls).toBe(1)
  })

  it('is not made again when the wait would outlast the deadline', async () => {
    const { calls, milliseconds } = await measure({ tries: 2, deadline: startDeadline(50), random: () => 1 })

    expect(calls).toBe(1)
    expect(milliseconds).toBeLessThan(100)
  })

  it('is not made again when the peer asks for a longer wait than there is time', async () => {
    const { calls } = await measure({ tries: 2, deadline: startDeadline(2_000) }, 30_000)

    expect(calls).toBe(1)
  })

  it('waits as long as the peer asks', async () => {
    const { calls, milliseconds } = await measure({ tries: 2, deadline: startDeadline(), random: () => 0 }, 400)

    expect(calls).toBe(2)
    expect(milliseconds).toBeGreaterThanOrEqual(395)
  })

  it('waits longer before each further try', async () => {
    const { calls, milliseconds } = await measure({ tries: 3, deadline: startDeadline(), random: () => 0 })

    expect(calls).toBe(3)
    expect(milliseconds).toBeGreaterThanOrEqual(295)
  })

  async function measure(retries: Parameters<typeof repeatWhileUnavailable>[0], retryAfter?: number) {
    let calls = 0
    const startedAt = performance.now()
    await failureOf(() =>
      repeatWhileUnavailable(retries, async () => {
        calls += 1
        throw outage(retryAfter)
      }),
    )
    return { calls, milliseconds: performance.now() - startedAt }
  }
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T04:00:00Z')

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 04:00:05 GMT', 5_000],
    ['Mon, 23 Nov 2026 03:00:00 GMT', 0],
  ])('"%s" is read as milliseconds from now', (value, milliseconds) => {
    expect(parseRetryAfter(new Headers({ 'Retry-After': value }), now)).toBe(milliseconds)
  })

  it.each(['soon', '-'])('"%s" makes no sense and is left out', (value) => {
    expect(parseRetryAfter(new Headers({ 'Retry-After': value }), now)).toBeUndefined()
  })

  it('may be absent', () => {
    expect(parseRetryAfter(new Headers(), now)).toBeUndefined()
  })
})
