import { expect, test } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'

const good = {
  AUTH_SECRET: 'x'.repeat(32),
  DATA_KEYS: `k1:${'A'.repeat(43)}`,
  MYINFO_V3_CLIENT_ID: 'STG-1-DEMO',
  MYINFO_V3_CLIENT_SECRET: 'secret',
  MYINFO_V3_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
  MYINFO_V3_CERTIFICATES: '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
}
const fapi = { MYINFO_CONNECTIONS: 'v3,fapi', SINGPASS_CLIENT_ID: 'abc', SINGPASS_KEYS: '{"keys":[]}' }

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env)
  } catch (failure) {
    if (failure instanceof ConfigError) return failure.faults
    throw failure
  }
  return []
}

test('the smallest settings are those of v3 on this machine', () => {
  const settings = loadConfig(good)
  expect(settings.appUrl.href).toBe('http://localhost:3000/')
  expect(settings.connections).toEqual(['v3'])
  expect(settings.v3).toMatchObject({ env: 'local', url: 'http://127.0.0.1:5156/myinfo/v3', context: 'com' })
  expect(settings.fapi).toBeUndefined()
  expect(settings.retrievalMinutes).toBe(30)
})

test('both connections keep the order they are given in', () => {
  const settings = loadConfig({ ...good, ...fapi, MYINFO_CONNECTIONS: 'fapi,v3' })
  expect(settings.connections).toEqual(['fapi', 'v3'])
  expect(settings.fapi?.issuer).toBe('http://127.0.0.1:5157/fapi')
})

test('every fault is listed at once, by name and without its value', () => {
  const faults = faultsOf({
    ...good,
    PORT: 'hello',
    AUTH_SECRET: 'hunter2',
    MYINFO_V3_ENV: 'staging',
    MYINFO_V3_CLIENT_ID: '',
  })
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'PORT',
    'AUTH_SECRET',
    'MYINFO_V3_ENV',
    'MYINFO_V3_CLIENT_ID',
  ])
  expect(faults.join()).not.toMatch(/hello|hunter2/)
})

test.each([
  ['a data key of the wrong length', { DATA_KEYS: 'k1:abc' }, 'DATA_KEYS'],
  ['the same key id twice', { DATA_KEYS: `k1:${'A'.repeat(43)},k1:${'B'.repeat(43)}` }, 'DATA_KEYS'],
  ['an address with a path', { APP_URL: 'https://x.sg/app' }, 'APP_URL'],
  ['a database of another kind', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  ['a retrieval of more than 30 minutes', { RETRIEVAL_MINUTES: '31' }, 'RETRIEVAL_MINUTES'],
  ['an unknown connection', { MYINFO_CONNECTIONS: 'v3,v4' }, 'MYINFO_CONNECTIONS'],
  [
    'an encrypted private key',
    { MYINFO_V3_PRIVATE_KEY: '-----BEGIN ENCRYPTED PRIVATE KEY-----' },
    'MYINFO_V3_PRIVATE_KEY',
  ],
  ['a file that is not there', { MYINFO_V3_PRIVATE_KEY: '/nowhere/key.pem' }, 'MYINFO_V3_PRIVATE_KEY'],
  ['the government context without its service', { MYINFO_V3_CONTEXT: 'gov' }, 'MYINFO_V3_ESERVICE_ID'],
  ['an issuer without TLS', { ...fapi, SINGPASS_ISSUER: 'http://id.example.sg/fapi' }, 'SINGPASS_ISSUER'],
  ['keys that are no JWKS', { ...fapi, SINGPASS_KEYS: '{"kty":"EC"}' }, 'SINGPASS_KEYS'],
])('%s is refused', (_, env, setting) => {
  expect(faultsOf({ ...good, ...(env as Record<string, string>) }).map((fault) => fault.split(' ')[0])).toEqual([
    setting,
  ])
})

test('production refuses what only stands in for the real thing', () => {
  const faults = faultsOf({ ...good, ...fapi, NODE_ENV: 'production' })
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'DATABASE_URL',
    'APP_URL',
    'MYINFO_V3_ENV',
    'SINGPASS_ENV',
  ])
})

test('production refuses a loopback issuer whatever the environment is called', () => {
  const env = {
    ...good,
    ...fapi,
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://db/x',
    APP_URL: 'https://x.sg',
    MYINFO_V3_ENV: 'test',
    SINGPASS_ENV: 'production',
    SINGPASS_ISSUER: 'https://127.0.0.1/fapi',
  }
  expect(faultsOf(env).map((fault) => fault.split(' ')[0])).toEqual(['SINGPASS_ENV'])
})

test('the demo runs in production mode with the counterparts of this machine', () => {
  expect(loadConfig({ ...good, ...fapi, NODE_ENV: 'production', DEMO: '1' }).demo).toBe(true)
})

test('a demo may take another moment for now', () => {
  const now = '2026-11-25T03:00:00+08:00'
  expect(loadConfig({ ...good, DEMO: '1', DEMO_NOW: now }).demoNow).toBe(Date.parse(now))
  expect(loadConfig({ ...good, DEMO: '1' }).demoNow).toBe(undefined)
})

test.each([
  ['outside of the demo', { DEMO_NOW: '2026-11-25T03:00:00+08:00' }],
  ['that is no moment', { DEMO: '1', DEMO_NOW: 'yesterday' }],
  ['without its offset', { DEMO: '1', DEMO_NOW: '2026-11-25T03:00:00' }],
])('another moment %s is refused', (_, settings) => {
  expect(() => loadConfig({ ...good, ...settings })).toThrow(/DEMO_NOW/)
})
