import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import * as oidc from 'openid-client'
import type { SimulatorOptions } from '../index.ts'
import { createSimulator, type RegisteredClient, type Simulator } from '../index.ts'

/** Keys of a client under test. */
export interface TestKeys {
  signing: CryptoKey
  decryption: CryptoKey
  jwks: { keys: Record<string, unknown>[] }
}

export const redirectUri = 'http://localhost:3000/api/auth/callback/fapi'
export const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'

/** Makes a signing and an encryption key. */
export async function createTestKeys(): Promise<TestKeys> {
  const signing = await generateKeyPair('ES256', { extractable: true })
  const encryption = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true })
  const keys = [
    { ...(await exportJWK(signing.publicKey)), kid: 'sig-1', use: 'sig' },
    { ...(await exportJWK(encryption.publicKey)), kid: 'enc-1', use: 'enc', alg: 'ECDH-ES+A256KW' },
  ]
  return { signing: signing.privateKey, decryption: encryption.privateKey, jwks: { keys } }
}

/** A registered Myinfo application with everything approved, unless said otherwise. */
export function buildTestClient(keys: TestKeys, changes: Partial<RegisteredClient> = {}): RegisteredClient {
  return {
    clientId,
    name: 'Savings account',
    entity: 'Example Bank',
    purpose: 'opening a savings account',
    redirectUris: [redirectUri],
    jwks: keys.jwks,
    scopes: 'all',
    ...changes,
  }
}

/** A simulator on a free port for one client. */
export function startSimulator(client: RegisteredClient, options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return createSimulator({ port: 0, clients: [client], ...options })
}

/** `openid-client` set up as its documentation says for such a server. */
export async function discoverWithOpenidClient(simulator: Simulator, keys: TestKeys): Promise<oidc.Configuration> {
  const forTwoMinutes: oidc.ModifyAssertionFunction = (header, payload) => {
    header.typ ??= 'JWT'
    if (typeof payload.iat === 'number') payload.exp = payload.iat + 60
  }
  const authentication = oidc.PrivateKeyJwt(
    { key: keys.signing, kid: 'sig-1' },
    { [oidc.modifyAssertion]: forTwoMinutes },
  )
  const config = await oidc.discovery(
    new URL(simulator.issuer),
    clientId,
    { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
    authentication,
    { execute: [oidc.allowInsecureRequests] },
  )
  oidc.enableDecryptingResponses(config, ['A256CBC-HS512', 'A256GCM'], {
    key: keys.decryption,
    kid: 'enc-1',
    alg: 'ECDH-ES+A256KW',
  })
  oidc.enableNonRepudiationChecks(config)
  return config
}
