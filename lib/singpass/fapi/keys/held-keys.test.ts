import { webcrypto } from 'node:crypto'
import { exportJWK, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { decrypterFromCryptoKey, decrypterFromJwk, signerFromCryptoKey, signerFromJwk } from '../../jose/local-key.ts'
import { createFapiClient } from '../client.ts'
import { clientId, startAuthorizationServer, subject } from '../testing/authorization-server.ts'
import { redirectUri, refusal, startOfTest } from '../testing/harness.ts'
import type { HeldKeys } from './key-ring.ts'
import { createKeys } from './key-rotation.ts'
import { publicJwks } from './keys.ts'

/** One whole login with these keys, against a server that encrypts to their public half. */
async function logInWith(keys: HeldKeys, encryptionKey: JWK) {
  const server = await startAuthorizationServer(() => startOfTest)
  await server.encryptTo(encryptionKey)
  const settings = { connection: 'cards', issuer: server.issuer, clientId, keys, allowInsecureLoopback: true }
  const client = createFapiClient(settings, { now: () => startOfTest })
  try {
    const { attempt } = await client.authorise({ scopes: ['uinfin'], redirectUri })
    const query = new URLSearchParams({ code: 'code-1', state: attempt.state, iss: server.issuer })
    return await client.retrieve(query, attempt)
  } finally {
    await server.close()
  }
}

/** Keys that only functions may use, as those of an HSM. */
async function heldElsewhere() {
  const keys = await createKeys(startOfTest)
  const [sig, enc] = (['sig', 'enc'] as const).map((use) => keys.keys.find((key) => key.use === use))
  const published = publicJwks(keys).keys.find(({ use }) => use === 'enc')
  if (!sig || !enc || !published) throw new Error('no keys')
  const signer = signerFromJwk(sig, 'ES256')
  const decrypter = decrypterFromJwk(enc, 'ECDH-ES+A256KW')
  const held: HeldKeys = {
    signer: { kid: sig.kid, alg: 'ES256', sign: async (input) => signer.sign(input) },
    decrypters: [
      { kid: enc.kid, alg: 'ECDH-ES+A256KW', crv: 'P-256', deriveSecret: async (key) => decrypter.deriveSecret(key) },
    ],
  }
  return { held, published: { ...published } }
}

test('keys that functions stand in for sign and open as our own do', async () => {
  const { held, published } = await heldElsewhere()

  expect(await logInWith(held, published)).toMatchObject({ subject })
})

test('keys of WebCrypto that cannot be exported sign and open as our own do', async () => {
  const { subtle } = webcrypto
  const signing = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const opening = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const held = {
    signer: { kid: 'sig-1', ...signerFromCryptoKey(signing.privateKey, 'ES256') },
    decrypters: [{ kid: 'enc-1', ...decrypterFromCryptoKey(opening.privateKey, 'ECDH-ES+A128KW') }],
  }
  const published = { ...(await exportJWK(opening.publicKey)), kid: 'enc-1', alg: 'ECDH-ES+A128KW' }

  expect(await logInWith(held, published)).toMatchObject({ subject })
})

test('a key service that is away is an outage, and tells nothing of itself', async () => {
  const { held, published } = await heldElsewhere()
  const away = () => Promise.reject(new Error('arn:aws:kms:secret'))

  expect(await refusal(logInWith({ ...held, signer: { ...held.signer, sign: away } }, published))).toEqual({
    code: 'unavailable',
  })
})

test.each<[string, (held: HeldKeys) => HeldKeys]>([
  ['no decrypter', (held) => ({ ...held, decrypters: [] })],
  ['a decrypter twice', (held) => ({ ...held, decrypters: [...held.decrypters, ...held.decrypters] })],
  ['one name for two keys', (held) => ({ ...held, signer: { ...held.signer, kid: held.decrypters[0]?.kid ?? '' } })],
])('held keys with %s are refused at once', async (_, change) => {
  const { held } = await heldElsewhere()
  const keys = change(held)

  expect(() =>
    createFapiClient({ connection: 'x', issuer: 'https://stg-id.singpass.gov.sg/fapi', clientId, keys }),
  ).toThrow(TypeError)
})
