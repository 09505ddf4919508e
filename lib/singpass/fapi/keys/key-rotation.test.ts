import { beforeAll, describe, expect, it } from 'vitest'
import { importKeys } from './key-ring.ts'
import { createKeys, dueSteps, isRotationStep, RotationRefused, type RotationStep, rotateKeys } from './key-rotation.ts'
import type { PrivateKeys } from './private-key.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const hour = 3_600_000

let keys: PrivateKeys
beforeAll(async () => {
  keys = await createKeys(now)
})

/** Takes steps, each so many milliseconds after the start. */
async function take(...steps: [RotationStep, number][]): Promise<PrivateKeys> {
  let taken = keys
  for (const [step, after] of steps) taken = await rotateKeys(taken, step, now + after)
  return taken
}

const statesOf = (all: PrivateKeys, use: string) => all.keys.filter((key) => key.use === use).map(({ state }) => state)

it('new keys are one that signs and one that opens, on P-256, and pass the round trip', async () => {
  expect(keys.keys.map(({ use, alg, crv, state }) => [use, alg, crv, state])).toEqual([
    ['sig', 'ES256', 'P-256', 'current'],
    ['enc', 'ECDH-ES+A256KW', 'P-256', 'current'],
  ])
  expect((await importKeys(keys)).signing.kid).toMatch(/^sig-2026-11-23-[0-9a-f]{8}$/)
})

it('no key is ever named twice', async () => {
  const names = (await Promise.all(Array.from({ length: 20 }, () => createKeys(now)))).flatMap((made) =>
    made.keys.map(({ kid }) => kid),
  )

  expect(new Set(names).size).toBe(40)
})

it('a signing key is published, signs after an hour, and its predecessor retires after another', async () => {
  const published = await take(['publish', 0])
  const signing = await take(['publish', 0], ['sign', hour])
  const retired = await rotateKeys(signing, 'retire', now + 2 * hour)

  expect(statesOf(published, 'sig')).toEqual(['current', 'next'])
  expect(statesOf(signing, 'sig')).toEqual(['previous', 'current'])
  expect(statesOf(retired, 'sig')).toEqual(['current'])
  expect(retired.keys.map(({ kid }) => kid)).not.toContain(keys.keys[0]?.kid)
  expect(statesOf(retired, 'enc')).toEqual(['current'])
})

it('an encryption key is prepared, swapped in, and its predecessor dropped after an hour', async () => {
  const prepared = await take(['prepare', 0])
  const swapped = await rotateKeys(prepared, 'swap', now)
  const dropped = await rotateKeys(swapped, 'drop', now + hour)

  expect(statesOf(prepared, 'enc')).toEqual(['current', 'next'])
  expect(statesOf(swapped, 'enc')).toEqual(['previous', 'current'])
  expect(statesOf(dropped, 'enc')).toEqual(['current'])
  expect(statesOf(dropped, 'sig')).toEqual(['current'])
})

it('a step changes the keys of its own use only, and dates them', async () => {
  const swapped = await take(['prepare', 0], ['swap', hour])

  expect(swapped.keys[0]).toEqual(keys.keys[0])
  expect(swapped.keys.slice(1).map(({ since }) => since)).toEqual([
    '2026-11-23T13:00:00.000Z',
    '2026-11-23T13:00:00.000Z',
  ])
})

describe('a step out of order is refused:', () => {
  it.each<[RotationStep, [RotationStep, number][], string]>([
    ['sign', [], 'there is no next key yet'],
    ['retire', [], 'there is no previous key to remove'],
    ['retire', [['publish', 0]], 'there is no previous key to remove'],
    ['publish', [['publish', 0]], 'there is a next key already'],
    [
      'publish',
      [
        ['publish', 0],
        ['sign', hour],
      ],
      'the previous key has not been removed yet',
    ],
    [
      'sign',
      [
        ['publish', 0],
        ['sign', hour],
      ],
      'the previous key has not been removed yet',
    ],
    ['sign', [['prepare', 0]], 'there is no next key yet'],
    ['swap', [], 'there is no next key yet'],
    ['swap', [['publish', 0]], 'there is no next key yet'],
    ['drop', [['prepare', 0]], 'there is no previous key to remove'],
    ['prepare', [['prepare', 0]], 'there is a next key already'],
    [
      'prepare',
      [
        ['prepare', 0],
        ['swap', 0],
      ],
      'the previous key has not been removed yet',
    ],
  ])('%s after %j', async (step, before, reason) => {
    const refused = rotateKeys(await take(...before), step, now + 10 * hour)

    await expect(refused).rejects.toThrow(`"${step}" is out of order: ${reason}`)
  })
})

describe('a step too early is refused:', () => {
  it.each<[RotationStep, [RotationStep, number][], number]>([
    ['sign', [['publish', 0]], hour],
    [
      'retire',
      [
        ['publish', 0],
        ['sign', hour],
      ],
      2 * hour,
    ],
    [
      'drop',
      [
        ['prepare', 0],
        ['swap', hour],
      ],
      2 * hour,
    ],
  ])('%s', async (step, before, readyAfter) => {
    const all = await take(...before)

    const error = await rotateKeys(all, step, now + readyAfter - 1).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(RotationRefused)
    expect(error).toMatchObject({ message: `"${step}" is too early`, readyAt: now + readyAfter })
    await expect(rotateKeys(all, step, now + readyAfter)).resolves.toBeTruthy()
  })
})

it('the steps in order are told, with the moment from which each may be taken', async () => {
  expect(dueSteps(keys)).toEqual([
    { step: 'publish', readyAt: 0 },
    { step: 'prepare', readyAt: 0 },
  ])
  expect(dueSteps(await take(['publish', 0], ['prepare', 0], ['swap', hour]))).toEqual([
    { step: 'sign', readyAt: now + hour },
    { step: 'drop', readyAt: now + 2 * hour },
  ])
})

it('a key without a date has long been there', async () => {
  const published = await take(['publish', 0])
  const undated = { keys: published.keys.map(({ since: _, ...key }) => key) }

  expect(statesOf(await rotateKeys(undated, 'sign', now), 'sig')).toEqual(['previous', 'current'])
})

it('only the names of steps are steps', () => {
  expect(['publish', 'drop', 'constructor', '', 'PUBLISH'].map(isRotationStep)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
