import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { exportPKCS8, generateKeyPair } from 'jose'
import { publicJwks } from 'singpass-client/keys'
import { afterAll, expect, test } from 'vitest'
import { fapiSettings, production, settings, v3Settings } from '../../config/testing/settings.ts'
import { readSettings } from './settings.ts'

type Env = Record<string, string | undefined>

const folder = mkdtempSync(path.join(tmpdir(), 'wrong-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(path.join(folder, 'directory'))
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

const local = { ...settings, ...fapiSettings }
const both = { ...local, ...v3Settings, MYINFO_CONNECTIONS: 'fapi,v3' }
const keySet: { keys: Record<string, unknown>[] } = JSON.parse(fapiSettings.SINGPASS_KEYS)
const [signing, encryption] = keySet.keys
const set = (...keys: unknown[]) => ({ ...local, SINGPASS_KEYS: JSON.stringify({ keys }) })
const publicHalf = JSON.stringify(publicJwks(JSON.parse(fapiSettings.SINGPASS_KEYS)))
const ec = await exportPKCS8((await generateKeyPair('ES256', { extractable: true })).privateKey)
const v3 = (changes: Env) => ({ ...both, ...changes })
const key = v3Settings.MYINFO_V3_PRIVATE_KEY

/** What is wrong, the environment, what the first finding says, and what its fix says. */
const wrong: [name: string, env: Env, says: string | RegExp, fix: string | RegExp][] = [
  ['no AUTH_SECRET', { ...local, AUTH_SECRET: '' }, 'AUTH_SECRET is missing', 'openssl rand'],
  ['a short AUTH_SECRET', { ...local, AUTH_SECRET: 'short' }, 'AUTH_SECRET is too short', 'openssl rand'],
  ['AUTH_SECRET twice', { ...local, AUTH_SECRET_FILE: '/x' }, 'AUTH_SECRET is given twice', 'AUTH_SECRET='],
  [
    'a secret whose file is not there',
    { ...local, AUTH_SECRET: '', AUTH_SECRET_FILE: '/nowhere/secret' },
    'AUTH_SECRET_FILE names no file: there is none at /nowhere/secret',
    'AUTH_SECRET=',
  ],
  [
    'a secret whose file is empty',
    { ...local, AUTH_SECRET: '', AUTH_SECRET_FILE: file('empty', '') },
    /^AUTH_SECRET_FILE names an empty file at /,
    'AUTH_SECRET=',
  ],
  [
    'a secret whose file is a directory',
    { ...local, AUTH_SECRET: '', AUTH_SECRET_FILE: path.join(folder, 'directory') },
    /^AUTH_SECRET_FILE names a directory/,
    'AUTH_SECRET=',
  ],
  ['no DATA_KEYS', { ...local, DATA_KEYS: undefined }, 'DATA_KEYS is missing', 'openssl rand 32'],
  ['a data key without its ID', { ...local, DATA_KEYS: 'A'.repeat(43) }, 'DATA_KEYS must be a comma list', 'k1:'],
  ['a data key of the wrong length', { ...local, DATA_KEYS: 'k1:abc' }, 'DATA_KEYS must be a comma list', 'k1:'],
  [
    'one data key ID twice',
    { ...local, DATA_KEYS: `${settings.DATA_KEYS},${settings.DATA_KEYS}` },
    'DATA_KEYS must be a comma list',
    'k1:',
  ],
  [
    'an audit key of the wrong length',
    { ...local, AUDIT_KEYS: 'k1:abc' },
    'AUDIT_KEYS must be',
    'npm run audit -- keys',
  ],
  ['an address with a path', { ...local, APP_URL: 'https://x.sg/app' }, 'APP_URL must be', 'without a path'],
  ['an address that is none', { ...local, APP_URL: 'x.sg' }, 'APP_URL must be', 'APP_URL=https://'],
  [
    'a database of another kind',
    { ...local, DATABASE_URL: 'mysql://x/y' },
    'DATABASE_URL must start with',
    'postgres://',
  ],
  [
    'a password with a slash',
    { ...local, DATABASE_URL: 'postgres://a:p/w@h:x/y' },
    'DATABASE_URL cannot be read',
    'postgres://',
  ],
  ['a port that is none', { ...local, PORT: 'http' }, 'PORT must be a port number', 'PORT=3000'],
  [
    'a database port beyond all',
    { ...local, DATABASE_PORT: '70000' },
    'DATABASE_PORT must be a port',
    'DATABASE_PORT=',
  ],
  ['31 minutes', { ...local, RETRIEVAL_MINUTES: '31' }, 'RETRIEVAL_MINUTES must be 5 to 30', 'RETRIEVAL_MINUTES=30'],
  ['DEMO=yes', { ...local, DEMO: 'yes' }, 'DEMO must be 1 or absent', 'DEMO=1'],
  [
    'DEMO_NOW outside of the demo',
    { ...local, DEMO_NOW: '2026-11-25T03:00:00+08:00' },
    'DEMO_NOW is for the demo',
    'DEMO=1',
  ],
  [
    'DEMO_LAN_URL outside of the demo',
    { ...local, DEMO_LAN_URL: 'http://192.168.1.5:3000' },
    'DEMO_LAN_URL is for the demo',
    'DEMO=1',
  ],
  [
    'an unknown connection',
    { ...local, MYINFO_CONNECTIONS: 'v4' },
    'MYINFO_CONNECTIONS must be',
    'MYINFO_CONNECTIONS=fapi',
  ],
  [
    'a connection twice',
    { ...local, MYINFO_CONNECTIONS: 'fapi,fapi' },
    'MYINFO_CONNECTIONS names a connection twice',
    'fapi:cards',
  ],
  ['a name in capitals', { ...local, MYINFO_CONNECTIONS: 'fapi:Cards' }, 'MYINFO_CONNECTIONS must be', 'fapi:cards'],
  [
    'a named app without its client ID',
    { ...local, MYINFO_CONNECTIONS: 'fapi:cards' },
    'SINGPASS_CARDS_CLIENT_ID is missing',
    'App ID',
  ],
  [
    'a simulator with its scheme',
    { ...local, ALLOW_SIMULATOR: 'https://x.sg' },
    'ALLOW_SIMULATOR must be one host name',
    'ALLOW_SIMULATOR=',
  ],
  ['an unknown SINGPASS_ENV', { ...local, SINGPASS_ENV: 'test' }, 'SINGPASS_ENV must be', 'SINGPASS_ENV=production'],
  [
    'an issuer that is no URL',
    { ...local, SINGPASS_ISSUER: 'id' },
    'SINGPASS_ISSUER must be an http',
    'SINGPASS_ENV decides',
  ],
  [
    'an issuer with a final slash',
    { ...local, SINGPASS_ISSUER: 'https://x.sg/fapi/' },
    /^SINGPASS_ISSUER cannot be used: .*final slash/,
    'exactly as',
  ],
  [
    'an issuer without TLS',
    { ...local, SINGPASS_ISSUER: 'http://id.example.sg/fapi' },
    /^SINGPASS_ISSUER cannot be used: .*https/,
    'SINGPASS_ENV decides',
  ],
  [
    'the issuer of an older API',
    { ...local, SINGPASS_ISSUER: 'https://id.singpass.gov.sg' },
    /^SINGPASS_ISSUER cannot be used: .*FAPI 2.0/,
    'SINGPASS_ENV decides',
  ],
  ['no client ID', { ...local, SINGPASS_CLIENT_ID: '' }, 'SINGPASS_CLIENT_ID is missing', 'Developer Portal'],
  ['no key set', { ...local, SINGPASS_KEYS: '' }, 'SINGPASS_KEYS is missing', 'npm run keys -- create'],
  [
    'a key set that is not there',
    { ...local, SINGPASS_KEYS: './nowhere.json' },
    'SINGPASS_KEYS names no file: there is none at ./nowhere.json',
    'npm run keys',
  ],
  [
    'the public half of a key set',
    { ...local, SINGPASS_KEYS: publicHalf },
    'SINGPASS_KEYS is the public half',
    'npm run keys -- create',
  ],
  ['PEM for a key set', { ...local, SINGPASS_KEYS: ec }, 'SINGPASS_KEYS is PEM', 'npm run keys -- create'],
  [
    'half a JSON',
    { ...local, SINGPASS_KEYS: '{"keys":[' },
    'SINGPASS_KEYS must be a private JWKS',
    'npm run keys -- create',
  ],
  [
    'a single key',
    { ...local, SINGPASS_KEYS: JSON.stringify(signing) },
    /^SINGPASS_KEYS cannot be used: .*"keys"/,
    'npm run keys',
  ],
  [
    'an RSA key set',
    set({ kty: 'RSA', n: 'x', e: 'AQAB', d: 'x' }),
    /^SINGPASS_KEYS cannot be used: .*must be EC/,
    'npm run keys',
  ],
  ['a set that cannot open', set(signing), /^SINGPASS_KEYS cannot be used: /, 'npm run keys'],
  ['a set that cannot sign', set(encryption), /^SINGPASS_KEYS cannot be used: /, 'npm run keys'],
  [
    'one kid twice',
    set({ ...signing, kid: 'a' }, { ...encryption, kid: 'a' }),
    /^SINGPASS_KEYS cannot be used: .*unique/,
    'npm run keys',
  ],
  ['an unknown MYINFO_V3_ENV', v3({ MYINFO_V3_ENV: 'staging' }), 'MYINFO_V3_ENV must be', 'MYINFO_V3_ENV=test'],
  [
    'an unknown context',
    v3({ MYINFO_V3_CONTEXT: 'public' }),
    'MYINFO_V3_CONTEXT must be com or gov',
    'MYINFO_V3_CONTEXT=com',
  ],
  [
    'gov without its e-service',
    v3({ MYINFO_V3_CONTEXT: 'gov' }),
    'MYINFO_V3_ESERVICE_ID is missing',
    'MYINFO_V3_CONTEXT=com',
  ],
  [
    'no v3 client secret',
    v3({ MYINFO_V3_CLIENT_SECRET: '' }),
    'MYINFO_V3_CLIENT_SECRET is missing',
    'developer portal',
  ],
  ['an EC key for v3', v3({ MYINFO_V3_PRIVATE_KEY: ec }), 'MYINFO_V3_PRIVATE_KEY is not an RSA key', 'RSA key'],
  [
    'an encrypted key',
    v3({ MYINFO_V3_PRIVATE_KEY: '-----BEGIN ENCRYPTED PRIVATE KEY-----' }),
    'MYINFO_V3_PRIVATE_KEY is encrypted',
    'unencrypted',
  ],
  [
    'a public key',
    v3({ MYINFO_V3_PRIVATE_KEY: '-----BEGIN PUBLIC KEY-----' }),
    'MYINFO_V3_PRIVATE_KEY is the public half',
    'MYINFO_V3_PRIVATE_KEY=',
  ],
  [
    'half a key',
    v3({ MYINFO_V3_PRIVATE_KEY: key.slice(0, 300) + key.slice(-30) }),
    'MYINFO_V3_PRIVATE_KEY is PEM that cannot be read',
    'MYINFO_V3_PRIVATE_KEY=',
  ],
  [
    'a key that is not there',
    v3({ MYINFO_V3_PRIVATE_KEY: '/nowhere/key.pem' }),
    'MYINFO_V3_PRIVATE_KEY names no file: there is none at /nowhere/key.pem',
    'key.pem',
  ],
  [
    'a certificate for a key',
    v3({ MYINFO_V3_PRIVATE_KEY: v3Settings.MYINFO_V3_CERTIFICATES }),
    'MYINFO_V3_PRIVATE_KEY must be a PEM private key',
    'RSA key',
  ],
  [
    'a key for certificates',
    v3({ MYINFO_V3_CERTIFICATES: key }),
    "MYINFO_V3_CERTIFICATES must be Myinfo's certificates",
    'download',
  ],
  [
    'certificates that are not there',
    v3({ MYINFO_V3_CERTIFICATES: './none.pem' }),
    'MYINFO_V3_CERTIFICATES names no file',
    'download',
  ],
  ['a v3 base URL that is none', v3({ MYINFO_V3_URL: 'test' }), 'MYINFO_V3_URL must be a URL', '/com/v3'],
  [
    'production without a database',
    { ...production, DATABASE_URL: '' },
    'DATABASE_URL is missing',
    'sslmode=verify-full',
  ],
  [
    'an owner without TLS',
    { ...production, DATABASE_MIGRATE_URL: 'postgres://o:x@db.example/x' },
    'DATABASE_MIGRATE_URL leads to a remote',
    'sslmode=verify-full',
  ],
]

test.each(wrong)('%s is named with its setting and what to do', (_, env, says, fix) => {
  const { config, findings } = readSettings(env)
  const [first] = findings

  expect(config).toBeUndefined()
  expect(first?.found).toMatch(typeof says === 'string' ? says.slice(0, 200) : says)
  expect(first?.fix).toMatch(fix)
})

test('no finding repeats a secret', () => {
  const secrets = [
    settings.AUTH_SECRET,
    settings.DATA_KEYS.slice(3),
    'example-secret-not-real',
    'p/w@',
    key.slice(60, 100),
  ]
  const said = JSON.stringify(wrong.map(([, env]) => readSettings(env)))

  for (const secret of secrets) expect(said).not.toContain(secret)
})
