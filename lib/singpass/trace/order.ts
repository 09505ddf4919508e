import type { CheckedThing } from './events.ts'

const discovery = [
  'discovery.issuer',
  'discovery.pushed_authorization_request_endpoint',
  'discovery.authorization_endpoint',
  'discovery.token_endpoint',
  'discovery.userinfo_endpoint',
  'discovery.jwks_uri',
]

const sealed = ['jwe.parts', 'jwe.alg', 'jwe.enc', 'jwe.zip', 'jwe.header', 'jwe.kid', 'jwe.key_alg', 'jwe.decrypt']

const signed = ['jws.parts', 'jws.alg', 'jws.header', 'jws.kid', 'jws.key', 'jws.signature', 'jws.payload']

const callback = ['attempt.connection', 'attempt.expiry']

/** The checks of one generation, by what they look at, in the order in which they run. */
export type CheckOrder = Readonly<Partial<Record<CheckedThing, readonly string[]>>>

/**
 * Every check of FAPI 2.0, so that whoever draws a journey that was refused can also name what was not reached.
 *
 * A check that asks several things of one value reports each under the same name.
 */
export const fapiChecks = {
  discovery,
  jwks: ['jwks.keys'],
  callback: [
    ...callback,
    'attempt.secrets',
    'callback.code',
    'callback.state',
    'callback.iss',
    'callback.error',
    'state',
    'iss',
    'callback.foreign',
  ],
  token: ['token_type', 'access_token', 'id_token'],
  id_token: [
    ...sealed,
    ...signed,
    ...['iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'nonce', 'at_hash', 'acr', 'acr.level', 'sub', 'sub_type', 'act'],
  ],
  userinfo: [...sealed, ...signed, 'iss', 'aud', 'sub', 'iat', 'person_info'],
} satisfies CheckOrder

/** Every check of Myinfo v3, as `fapiChecks` has them. */
export const v3Checks = {
  callback: [...callback, 'state', 'callback'],
  token: ['access_token', 'token_type'],
  access_token: ['jws', 'claims', 'exp', 'nbf', 'iat', 'iss', 'aud', 'sub'].map((name) => `access_token.${name}`),
  person: ['person.jwe', 'person.jws', 'person.payload', 'person.uinfin'],
} satisfies CheckOrder
