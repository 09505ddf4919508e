import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ConfigError, loadConfig } from '../../config/config.ts'
import { endedOn } from '../../config/runtime.ts'
import { fapiSettings, production, settings, v3Settings } from '../../config/testing/settings.ts'
import { readSettings } from './settings.ts'

type Env = Record<string, string | undefined>

const samples = 'node_modules/@opengovsg/mockpass/static/certs'
const sample = (name: string) => readFileSync(`${samples}/${name}`, 'utf8')

/** What the start says: `SETTING what is wrong`. */
function start(env: Env): string[] {
  try {
    loadConfig(env)
    return []
  } catch (failure) {
    if (failure instanceof ConfigError) return failure.faults.map(({ setting, wrong }) => `${setting} ${wrong}`)
    throw failure
  }
}

/** What the doctor says of the same settings. */
function doctor(env: Env): string[] {
  return readSettings(env)
    .findings.filter(({ level }) => level === 'fault')
    .map(({ found }) => found)
}

const v3 = { ...v3Settings, MYINFO_CONNECTIONS: 'fapi,v3', MYINFO_V3_ENV: 'production' }
const demo = { ...settings, ...fapiSettings, NODE_ENV: 'production', DEMO: '1' }
const guessable = 'is too regular to have been drawn at random'
const noTls = 'DATABASE_URL leads to a remote database without TLS that verifies who answers'
const database = (query: string) => ({ DATABASE_URL: `postgres://app:x@db.acme.example/onboarding${query}` })
const foreign = 'must lead to Singpass itself in production; for a rehearsal name the host in ALLOW_SIMULATOR'

const refused: [name: string, env: Env, said: string[]][] = [
  [
    'S50: the demo with the real Singpass',
    { ...demo, SINGPASS_ENV: 'production', APP_URL: 'http://localhost:3000' },
    ['DEMO must not be 1 with a real Singpass or Myinfo (SINGPASS_ENV)'],
  ],
  [
    'S50: the demo with test accounts of the real Singpass',
    { ...demo, SINGPASS_ENV: 'staging' },
    ['DEMO must not be 1 with a real Singpass or Myinfo (SINGPASS_ENV)'],
  ],
  [
    'S50: the demo with the real Myinfo v3',
    { ...demo, ...v3Settings, MYINFO_CONNECTIONS: 'v3', MYINFO_V3_ENV: 'test' },
    ['DEMO must not be 1 with a real Singpass or Myinfo (MYINFO_V3_ENV)'],
  ],
  [
    'S50: the demo with a simulator on another machine',
    { ...demo, SINGPASS_ISSUER: 'https://simulator.acme.example/fapi' },
    ['DEMO must not be 1 with a real Singpass or Myinfo (SINGPASS_ISSUER)'],
  ],
  [
    'S50: the demo at a public address',
    { ...demo, APP_URL: 'http://bank.example' },
    ['DEMO must not be 1 at a public'],
  ],
  ['S50: no SINGPASS_ENV, which is local', { ...production, SINGPASS_ENV: '' }, ['SINGPASS_ENV must not be local']],
  [
    'S50: an issuer on this machine, however it is written',
    { ...production, SINGPASS_ISSUER: 'https://127.0.0.2/fapi' },
    ['SINGPASS_ISSUER must not be local'],
  ],
  [
    'S50: an issuer that is not Singpass',
    { ...production, SINGPASS_ISSUER: 'https://simulator.acme.example/fapi' },
    [`SINGPASS_ISSUER ${foreign}`],
  ],
  [
    'S50: a simulator on another host than the one allowed',
    { ...production, ALLOW_SIMULATOR: 'uat.acme.example', SINGPASS_ISSUER: 'https://simulator.acme.example/fapi' },
    [`SINGPASS_ISSUER ${foreign}`],
  ],
  [
    'S50: the sandbox of v3',
    { ...production, ...v3, MYINFO_V3_ENV: 'sandbox' },
    ['MYINFO_V3_ENV must not be sandbox in production'],
  ],
  ['S50: a local v3', { ...production, ...v3, MYINFO_V3_ENV: 'local' }, ['MYINFO_V3_ENV must not be local']],
  [
    'S50: a local v3 at 0.0.0.0',
    { ...production, ...v3, MYINFO_V3_ENV: 'local', MYINFO_V3_URL: 'https://0.0.0.0/com/v3' },
    ['MYINFO_V3_URL must not be local'],
  ],
  [
    'S50: a v3 that is not Myinfo',
    { ...production, ...v3, MYINFO_V3_URL: 'https://api.myinfo.gov.sg.evil.example/com/v3' },
    [`MYINFO_V3_URL ${foreign}`],
  ],
  [
    'S10: a v3 without https',
    { ...production, ...v3, MYINFO_V3_URL: 'http://api.myinfo.gov.sg/com/v3' },
    ['MYINFO_V3_URL must lead to an https address'],
  ],
  ['S10: an APP_URL without https', { ...production, APP_URL: 'http://acme.example' }, ['APP_URL must be https']],
  ['S10: no APP_URL', { ...production, APP_URL: undefined }, ['APP_URL must be https']],
  ['no database of its own', { ...production, DATABASE_URL: '' }, ['DATABASE_URL is missing']],
  ['S58: a remote database without a word of TLS', { ...production, ...database('') }, [noTls]],
  ['S58: a remote database with TLS off', { ...production, ...database('?sslmode=disable') }, [noTls]],
  ['S58: a remote database whose name nobody checks', { ...production, ...database('?sslmode=no-verify') }, [noTls]],
  ['S58: a remote database with TLS that may be dropped', { ...production, ...database('?sslmode=prefer') }, [noTls]],
  ['S58: a remote database with TLS unverified', { ...production, ...database('?sslmode=require') }, [noTls]],
  [
    'S58: a remote database behind a local name',
    { ...production, DATABASE_URL: 'postgres://app:x@localhost/onboarding?host=db.acme.example' },
    [noTls],
  ],
  [
    'S49: a published sample certificate',
    { ...production, ...v3, MYINFO_V3_CERTIFICATES: sample('spcp.crt') },
    ['MYINFO_V3_CERTIFICATES is a published sample key, of MockPass'],
  ],
  [
    'S49: a published sample certificate behind a right one',
    { ...production, ...v3, MYINFO_V3_CERTIFICATES: v3Settings.MYINFO_V3_CERTIFICATES + sample('server.crt') },
    ['MYINFO_V3_CERTIFICATES is a published sample key, of MockPass'],
  ],
  [
    'S49: a published sample private key',
    { ...production, ...v3, MYINFO_V3_PRIVATE_KEY: sample('key.pem') },
    ['MYINFO_V3_PRIVATE_KEY is a published sample key, of MockPass'],
  ],
  [
    'S49: a published sample key set',
    { ...production, SINGPASS_KEYS: sampleKeySet() },
    ['SINGPASS_KEYS is a published sample key, of MockPass'],
  ],
  ['S49: an AUTH_SECRET of one letter', { ...production, AUTH_SECRET: 'a'.repeat(32) }, [`AUTH_SECRET ${guessable}`]],
  [
    'S49: an AUTH_SECRET of words',
    { ...production, AUTH_SECRET: 'changemechangemechangemechangeme' },
    [`AUTH_SECRET ${guessable}`],
  ],
  [
    'S49: a data key of zeros',
    { ...production, DATA_KEYS: `${settings.DATA_KEYS},k2:${'A'.repeat(43)}` },
    [`DATA_KEYS key 2 ${guessable}`],
  ],
  [
    'S49: a former AUTH_SECRET of words',
    { ...production, AUTH_SECRET_OLD: 'changemechangemechangemechangeme' },
    [`AUTH_SECRET_OLD ${guessable}`],
  ],
  [
    'S49: an audit key of zeros',
    { ...production, AUDIT_KEYS: `a1:${'A'.repeat(43)}` },
    [`AUDIT_KEYS key 1 ${guessable}`],
  ],
  [
    'S49: one secret for two ends',
    { ...production, AUTH_SECRET: settings.DATA_KEYS.slice(3) },
    ['DATA_KEYS key 1 is used twice'],
  ],
]

/** MockPass's own client keys, made to fit what Singpass asks of a set. */
function sampleKeySet(): string {
  const { keys } = JSON.parse(sample('oidc-v2-rp-secret.json'))
  return JSON.stringify({
    keys: keys.map((key: object, index: number) => ({
      ...key,
      kid: `k${index}`,
      alg: Object(key).use === 'enc' ? 'ECDH-ES+A256KW' : 'ES512',
    })),
  })
}

describe('production refuses', () => {
  test.each(refused)('%s', (_, env, said) => {
    const found = start(env)

    for (const words of said) expect(found.filter((line) => line.startsWith(words))).toHaveLength(1)
    expect(doctor(env)).toEqual(found)
  })

  test.each(refused)('%s, also when AUTH_SECRET and much else is missing', (_, env, said) => {
    const { AUTH_SECRET, SINGPASS_CLIENT_ID, MYINFO_V3_CLIENT_ID, ...others } = env
    if (said.some((words) => words.startsWith('AUTH_SECRET') || words.includes('used twice'))) return
    const found = start(others)

    expect(found).toContain('AUTH_SECRET is missing')
    for (const words of said) expect(found.filter((line) => line.startsWith(words))).toHaveLength(1)
  })

  test('everything at once', () => {
    const env = { ...v3, NODE_ENV: 'production', MYINFO_V3_CERTIFICATES: sample('spcp.crt'), ...database('') }

    expect(start(env).map((line) => line.split(' ')[0])).toEqual([
      'AUTH_SECRET',
      'DATA_KEYS',
      'SINGPASS_CLIENT_ID',
      'SINGPASS_KEYS',
      'DATABASE_URL',
      'APP_URL',
      'SINGPASS_ENV',
      'SINGPASS_ENV',
      'MYINFO_V3_CERTIFICATES',
    ])
  })
})

describe('production takes', () => {
  test.each<[string, Env]>([
    ['the demo with the counterparts of this machine', demo],
    ['the demo with both of them', { ...demo, ...v3Settings, MYINFO_CONNECTIONS: 'v3,fapi' }],
    ['test accounts of Singpass', { ...production, SINGPASS_ENV: 'staging' }],
    ['v3 in test', { ...production, ...v3, MYINFO_V3_ENV: 'test' }],
    ['a database on this machine without TLS', { ...production, DATABASE_URL: 'postgres://app:x@127.0.0.1/x' }],
    ['a database behind a socket', { ...production, DATABASE_URL: 'postgres://app@/x?host=/var/run/postgresql' }],
    ['a remote database whose authority is verified', { ...production, ...database('?sslmode=verify-ca') }],
    [
      'S50: a simulator on the one host that is allowed',
      { ...production, ALLOW_SIMULATOR: 'uat.acme.example', SINGPASS_ISSUER: 'https://uat.acme.example:8443/fapi' },
    ],
  ])('%s', (_, env) => {
    expect(start(env)).toEqual([])
    expect(doctor(env)).toEqual([])
  })
})

describe('production warns', () => {
  test('of a simulator that stands in for Singpass', () => {
    const { refusals, standIn } = loadConfig({
      ...production,
      ALLOW_SIMULATOR: 'UAT.acme.example',
      SINGPASS_ISSUER: 'https://uat.acme.example/fapi',
    })
    expect(standIn).toBe('rehearsal')
    expect(refusals.map(({ setting, level }) => `${level} ${setting}`)).toContain('warning ALLOW_SIMULATOR')
  })

  test.each([
    ['v20.20.2', '2026-04-30T12:00:00Z'],
    ['24.3.0', '2026-11-29T00:00:00Z'],
    ['27.0.0', '2026-11-29T00:00:00Z'],
  ])('S53: not yet of Node.js %s at %s', (version, moment) => {
    expect(endedOn(version, Date.parse(moment))).toBeUndefined()
  })

  test('S53: of a Node.js from the day after its last', () => {
    expect(endedOn('20.20.2', Date.parse('2026-05-01T12:00:00Z'))).toBe('2026-04-30')
  })

  test('S53: of the runtime that this very process is, once it has ended', () => {
    const { refusals } = loadConfig(production, Date.parse('2040-01-01'))
    const known = Number(process.versions.node.split('.')[0]) <= 26
    expect(refusals.some(({ id }) => id === 'production.runtime')).toBe(known)
  })
})
