import type { Generation } from './attributes.ts'

/** One thing that changes: from what, to what. */
export interface Change {
  what: string
  from: string
  to: string
}

const common: readonly Change[] = [
  {
    what: 'App',
    from: 'an app with several purposes',
    to: 'a new app of the type Myinfo (v5), with one purpose of its own',
  },
  {
    what: 'Data',
    from: 'person API, with the ID in the path and a query',
    to: 'userinfo, without either; attributes under person_info',
  },
  { what: 'ID token', from: 'none', to: 'encrypted and signed; our code decrypts and verifies it' },
  {
    what: 'Redirect URI',
    from: '/api/auth/callback/v3',
    to: '/api/auth/callback/fapi, https only; register both while both run',
  },
]

const fromV3: readonly Change[] = [
  {
    what: 'Request',
    from: 'attributes, purpose and authmode in the browser',
    to: 'pushed from server to server (PAR), with PKCE and nonce',
  },
  { what: 'Client', from: 'client secret and RS256 signature (PKI_SIGN)', to: 'signed assertion (ES256) and DPoP' },
  {
    what: 'Keys',
    from: 'RSA key and X.509 certificate of a public authority',
    to: 'EC keys in a JWKS at a URL; no certificate',
  },
  { what: 'Encryption', from: 'RSA-OAEP with A256GCM', to: 'ECDH-ES key agreement' },
]

const fromV4: readonly Change[] = [
  {
    what: 'Request',
    from: 'purpose_id and subentity in the browser, no state',
    to: 'pushed (PAR) with DPoP, state and nonce',
  },
  { what: 'Client', from: 'assertion with cnf.jkt, for the token URL', to: 'assertion without cnf, for the issuer' },
  { what: 'Keys', from: 'EC keys in a JWKS', to: 'EC keys in a JWKS: new ones, with names never used before' },
  { what: 'Encryption', from: 'ECDH-ES+A256KW with A256GCM', to: 'the same agreement, with A256CBC-HS512 too' },
]

/** What changes between a retired generation and FAPI, apart from attributes. */
export function changesFrom(generation: Generation): Change[] {
  return [...(generation === 'v3' ? fromV3 : fromV4), ...common]
}

/** A setting that comes or goes. */
export interface SettingChange {
  setting: string
  action: 'add' | 'remove' | 'change'
  how: string
}

/** The settings of this application that change, and when. */
export function settingChanges(generation: Generation): SettingChange[] {
  const added: SettingChange[] = [
    { setting: 'SINGPASS_KEYS', action: 'add', how: '`npm run keys -- create`, then the path of the file' },
    { setting: 'SINGPASS_CLIENT_ID', action: 'add', how: 'the App ID of the new app' },
    { setting: 'SINGPASS_ENV', action: 'add', how: 'staging first, production later' },
    {
      setting: 'MYINFO_CONNECTIONS',
      action: 'change',
      how: generation === 'v3' ? 'v3, then v3,fapi, then fapi,v3, then fapi' : 'fapi',
    },
  ]
  const removed = ['ENV', 'URL', 'CONTEXT', 'ESERVICE_ID', 'CLIENT_ID', 'CLIENT_SECRET', 'PRIVATE_KEY', 'CERTIFICATES']
  if (generation === 'v4') return added
  return [
    ...added,
    ...removed.map(
      (name): SettingChange => ({ setting: `MYINFO_V3_${name}`, action: 'remove', how: 'after the last day of v3' }),
    ),
  ]
}
