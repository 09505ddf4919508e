import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { ConfigError } from '../reading/config-error.ts'
import { requireUsableKeys } from './usable-keys.ts'

let signing: JWK
let encryption: JWK
let other: JWK

async function makeKey(): Promise<JWK> {
  return exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
}

beforeAll(async () => {
  const [one, two, three] = await Promise.all([makeKey(), makeKey(), makeKey()])
  signing = { ...one, kid: 'sig-1', use: 'sig', alg: 'ES256' }
  encryption = { ...two, kid: 'enc-1', use: 'enc', alg: 'ECDH-ES+A256KW' }
  other = three
})

async function faultsOf(...keys: JWK[]): Promise<readonly string[]> {
  const app = { env: 'local' as const, issuer: '', clientId: '', keys: JSON.stringify({ keys }), prefix: 'SINGPASS_' }
  const failure = await requireUsableKeys({ fapi: new Map([['fapi', app]]) }).catch((error: unknown) => error)
  return failure instanceof ConfigError ? failure.faults.map(({ setting, wrong }) => `${setting} ${wrong}`) : []
}

test('keys whose halves belong together are taken, and so is a deployment without any', async () => {
  expect(await faultsOf(signing, encryption)).toEqual([])
  await expect(requireUsableKeys({ fapi: new Map() })).resolves.toBeUndefined()
})

test('a key whose halves belong to two pairs is refused by its name, without its value', async () => {
  const { d } = other
  for (const mixed of [
    { ...signing, d },
    { ...encryption, d },
  ]) {
    const [fault, ...more] = await faultsOf(
      ...[signing, encryption].map((key) => (key.kid === mixed.kid ? mixed : key)),
    )

    expect(fault).toBe(`SINGPASS_KEYS cannot be used: key "${mixed.kid}": its halves do not match`)
    expect(more).toEqual([])
  }
})

test('a set that cannot sign, or cannot open, is refused', async () => {
  expect(await faultsOf(signing)).toEqual([expect.stringMatching(/^SINGPASS_KEYS cannot be used: /)])
  expect(await faultsOf(encryption)).toEqual([expect.stringMatching(/^SINGPASS_KEYS cannot be used: /)])
})
