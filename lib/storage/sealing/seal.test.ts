import { CompactEncrypt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { makeDataKey } from '../testing/server.ts'
import { parseDataKeys } from './data-keys.ts'
import { createSealer, SealRefused } from './seal.ts'

const [a, b] = [makeDataKey('a'), makeDataKey('b')]
const sealer = createSealer(parseDataKeys(a))
const place = { table: 'retrievals', row: 'row-1' }
const person = { name: 'TAN XIAO HUI', nricOrFin: 'S9812381D' }
const refused = new SealRefused(place)

describe('a sealed value', () => {
  test('opens at its place', async () => {
    const { keyId, sealed } = await sealer.seal(place, person)

    expect(keyId).toBe('a')
    expect(await sealer.open(place, sealed)).toEqual(person)
  })

  test('tells its place and key, and nothing of its content', async () => {
    const { sealed } = await sealer.seal(place, person)

    expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'a', ...place })
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('S9812381D')
  })

  test('F094 S22 moved to another row is refused', async () => {
    const { sealed } = await sealer.seal({ ...place, row: 'row-2' }, person)

    await expect(sealer.open(place, sealed)).rejects.toEqual(refused)
  })

  test('moved to another table is refused', async () => {
    const { sealed } = await sealer.seal({ ...place, table: 'drafts' }, person)

    await expect(sealer.open(place, sealed)).rejects.toEqual(refused)
  })

  test.each([
    ['session', 'session-2'],
    ['session', null],
    ['subject', 'subject-1'],
    ['without', []],
    ['without', ['IRAS', 'CPFB']],
    ['offered', true],
  ])('S22: is refused where its row says another %s: %j', async (column, value) => {
    const bound = { session: 'session-1', subject: null, without: ['IRAS'], offered: false }
    const { sealed } = await sealer.seal({ ...place, bound }, person)

    expect(await sealer.open({ ...place, bound }, sealed)).toEqual(person)
    await expect(sealer.open({ ...place, bound: { ...bound, [column]: value } }, sealed)).rejects.toEqual(refused)
  })

  test('that was sealed before its row was bound still opens', async () => {
    const { sealed } = await sealer.seal(place, person)

    expect(await sealer.open({ ...place, bound: { session: 'session-1' } }, sealed)).toEqual(person)
  })

  test.each([0, 2, 3, 4])('F094 with part %i altered is refused', async (part) => {
    const { sealed } = await sealer.seal(place, person)
    const parts = sealed.split('.')
    const bytes = Buffer.from(parts[part] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    parts[part] = bytes.toString('base64url')

    await expect(sealer.open(place, parts.join('.'))).rejects.toEqual(refused)
  })

  test('whose header was rewritten to name this row is refused', async () => {
    const [, ...rest] = (await sealer.seal({ ...place, row: 'row-2' }, person)).sealed.split('.')
    const header = { alg: 'dir', enc: 'A256GCM', kid: 'a', ...place }
    const forged = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.')

    await expect(sealer.open(place, forged)).rejects.toEqual(refused)
  })

  test('F094 of a key that is gone is refused', async () => {
    const { sealed } = await createSealer(parseDataKeys(b)).seal(place, person)

    await expect(sealer.open(place, sealed)).rejects.toEqual(refused)
  })

  test('of another key under our key ID is refused', async () => {
    const { sealed } = await createSealer(parseDataKeys(makeDataKey('a'))).seal(place, person)

    await expect(sealer.open(place, sealed)).rejects.toEqual(refused)
  })

  test('by another algorithm is refused', async () => {
    const key = parseDataKeys(a).keys.get('a') ?? new Uint8Array()
    const sealed = await new CompactEncrypt(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: 'a', ...place })
      .encrypt(key)

    await expect(sealer.open(place, sealed)).rejects.toEqual(refused)
  })

  test.each(['', 'text', 'a.b.c.d.e', '....'])('that is none (%j) is refused', async (text) => {
    await expect(sealer.open(place, text)).rejects.toEqual(refused)
  })

  test('opens after a new key has taken over, and the new key seals', async () => {
    const { sealed } = await sealer.seal(place, person)
    const rotated = createSealer(parseDataKeys(`${b},${a}`))

    expect(await rotated.open(place, sealed)).toEqual(person)
    expect((await rotated.seal(place, person)).keyId).toBe('b')
  })
})

test('S23 no two of ten thousand seals share an initialisation vector', async () => {
  const vectors = new Set<string>()
  for (let count = 0; count < 10_000; count++) {
    const { sealed } = await sealer.seal(place, '')
    vectors.add(sealed.split('.')[2] ?? '')
  }

  expect(vectors.size).toBe(10_000)
  expect([...vectors].every((vector) => vector.length === 16)).toBe(true)
})
