import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { buildTestClient, createTestKeys } from '../testing/test-client.ts'
import { createClientKeyring, judgeKeys } from './client-keys.ts'

const keys = await createTestKeys()
const { jwks } = keys
const [signing, encryption] = jwks.keys
const uri = 'https://client.example/jwks'

describe('a key set of a client', () => {
  test('with one key for each use is accepted', () => {
    expect(judgeKeys(jwks)).toMatchObject({ signing: [{ kid: 'sig-1' }], encryption: { kid: 'enc-1' } })
  })

  test('is used by its strongest encryption key', () => {
    const weaker = { ...encryption, kid: 'enc-0', alg: 'ECDH-ES+A128KW' }
    const stronger = { ...encryption, kid: 'enc-2', crv: 'P-384', alg: 'ECDH-ES+A128KW' }
    expect(judgeKeys({ keys: [signing, weaker, stronger, encryption] }).encryption.kid).toBe('enc-2')
    expect(judgeKeys({ keys: [signing, weaker, encryption] }).encryption.kid).toBe('enc-1')
  })

  test.each([
    ['that is no object', 'keys', /holds no keys/],
    ['without keys', { keys: [] }, /holds no keys/],
    ['with a key that is no object', { keys: [signing, null] }, /holds no keys/],
    ['with a private key', { keys: [{ ...signing, d: 'AA' }, encryption] }, /is private/],
    ['with an RSA key', { keys: [{ ...signing, kty: 'RSA' }, encryption] }, /not EC/],
    ['with another curve', { keys: [{ ...signing, crv: 'secp256k1' }, encryption] }, /not EC/],
    ['with a key without kid', { keys: [{ ...signing, kid: undefined }, encryption] }, /no kid/],
    ['with a key of empty name', { keys: [{ ...signing, kid: '' }, encryption] }, /no kid/],
    ['with half a point', { keys: [{ ...signing, y: undefined }, encryption] }, /no coordinates/],
    ['with the other half', { keys: [{ ...signing, x: undefined }, encryption] }, /no coordinates/],
    ['with a kid twice', { keys: [{ ...signing, kid: 'enc-1' }, encryption] }, /repeats a kid/],
    ['with a key without use', { keys: [{ ...signing, use: undefined }, encryption] }, /"use"/],
    ['with an encryption key without alg', { keys: [signing, { ...encryption, alg: undefined }] }, /"alg"/],
    ['with an encryption key for RSA', { keys: [signing, { ...encryption, alg: 'RSA-OAEP' }] }, /"alg"/],
    ['without a signing key', { keys: [encryption] }, /"use": "sig"/],
    ['without an encryption key', { keys: [signing] }, /"use": "enc"/],
  ])('%s is refused', (_, published, reason) => {
    expect(() => judgeKeys(published)).toThrow(reason)
    expect(() => judgeKeys(published)).toThrow(expect.objectContaining({ error: 'invalid_client', status: 401 }))
  })
})

describe('a key set that is fetched', () => {
  const client = buildTestClient(keys, { jwksUri: uri })
  const clock = createClock(() => 0)
  const answer = (response: () => Response) => {
    let calls = 0
    const fetch = async () => {
      calls += 1
      return response()
    }
    return { keyring: createClientKeyring({ clock, fetch }), calls: () => calls }
  }

  test('is kept for an hour, and no longer', async () => {
    const { keyring, calls } = answer(() => Response.json(jwks))
    await keyring.find(client)
    clock.setOffset(3599)
    await keyring.find(client)
    expect(calls()).toBe(1)
    clock.setOffset(3600)
    await keyring.find(client)
    expect(calls()).toBe(2)
    keyring.forget()
    await keyring.find(client)
    expect(calls()).toBe(3)
  })

  test.each([
    ['is not found', () => new Response('', { status: 404 }), 'upstream_dependency_error'],
    ['redirects', () => new Response('', { status: 302, headers: { location: uri } }), 'upstream_dependency_error'],
    ['cannot be reached', () => raise(), 'upstream_dependency_error'],
    ['is a web page', () => new Response('<html>'), 'invalid_client'],
  ])('and %s is refused', async (_, response, error) => {
    await expect(answer(response).keyring.find(client)).rejects.toMatchObject({ error })
  })

  test('is not looked for where a redirect leads', async () => {
    const asked: string[] = []
    const server = createServer(({ url = '' }, response) => {
      asked.push(url)
      if (url === '/jwks') response.writeHead(302, { location: '/elsewhere' }).end()
      else response.end(JSON.stringify(jwks))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const redirected = { ...client, jwksUri: `http://127.0.0.1:${port}/jwks` }
    const keyring = createClientKeyring({ clock, fetch })
    await expect(keyring.find(redirected)).rejects.toMatchObject({ error: 'upstream_dependency_error' })
    expect(asked).toEqual(['/jwks'])
    server.close()
  })

  test('and takes longer than three seconds is refused', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : 0
    const slow = { ...client, jwksUri: `http://127.0.0.1:${port}/` }
    const keyring = createClientKeyring({ clock, fetch })
    await expect(keyring.find(slow)).rejects.toMatchObject({ error: 'upstream_dependency_error', status: 502 })
    silent.closeAllConnections()
    silent.close()
  })
})

function raise(): never {
  throw new TypeError('fetch failed')
}
