import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { fapiSettings, production, settings, v3Settings } from './testing/settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'config-'))

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env)
  } catch (failure) {
    if (failure instanceof ConfigError) return failure.faults.map(({ setting, wrong }) => `${setting} ${wrong}`)
    throw failure
  }
  return []
}

function namesOf(faults: readonly string[]): string[] {
  return faults.map((fault) => fault.split(' ')[0] ?? '')
}

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

test('the smallest settings are those of FAPI on this machine', () => {
  const config = loadConfig({ ...settings, ...fapiSettings })
  expect(config.appUrl.href).toBe('http://localhost:3000/')
  expect(config.connections).toEqual(['fapi'])
  expect(config.fapi.get('fapi')?.issuer).toBe('http://127.0.0.1:5157/fapi')
  expect(config.retrievalMinutes).toBe(30)
})

test('without MYINFO_CONNECTIONS the given settings say which there are, FAPI first', () => {
  expect(loadConfig({ ...settings, ...v3Settings }).connections).toEqual(['v3'])
  expect(loadConfig({ ...settings, ...v3Settings, ...fapiSettings }).connections).toEqual(['fapi', 'v3'])
  expect(namesOf(faultsOf(settings))).toEqual(['SINGPASS_CLIENT_ID', 'SINGPASS_KEYS'])
})

test('connections keep the order they are given in', () => {
  const config = loadConfig({ ...settings, ...v3Settings, ...fapiSettings, MYINFO_CONNECTIONS: 'v3,fapi' })
  expect(config.connections).toEqual(['v3', 'fapi'])
  expect(config.v3).toMatchObject({ env: 'local', url: 'http://127.0.0.1:5156/myinfo/v3', context: 'com' })
})

test('a named app has its own client ID and keys, and an ID that can stand in an address', () => {
  const { SINGPASS_CLIENT_ID, SINGPASS_KEYS } = fapiSettings
  const named = { MYINFO_CONNECTIONS: 'fapi,fapi:credit-cards', SINGPASS_CREDIT_CARDS_CLIENT_ID: 'Cards' }
  const env = { ...settings, SINGPASS_CLIENT_ID, SINGPASS_KEYS, ...named }

  expect(namesOf(faultsOf(env))).toEqual(['SINGPASS_CREDIT_CARDS_KEYS'])
  const config = loadConfig({ ...env, SINGPASS_CREDIT_CARDS_KEYS: SINGPASS_KEYS })
  expect(config.connections).toEqual(['fapi', 'fapi-credit-cards'])
  expect(config.fapi.get('fapi-credit-cards')?.clientId).toBe('Cards')
})

test('F099 every fault is listed at once, by name and without its value', () => {
  const faults = faultsOf({
    ...settings,
    ...v3Settings,
    PORT: 'hello',
    AUTH_SECRET: 'hunter2',
    MYINFO_V3_ENV: 'staging',
    MYINFO_V3_CLIENT_ID: '',
  })
  expect(namesOf(faults)).toEqual(['PORT', 'AUTH_SECRET', 'MYINFO_V3_ENV', 'MYINFO_V3_CLIENT_ID'])
  expect(faults.join()).not.toMatch(/hello|hunter2/)
})

test('the message names each setting, what is wrong with it and what to do', () => {
  const { AUTH_SECRET: _, ...others } = settings
  expect(() => loadConfig({ ...others, ...fapiSettings })).toThrow(
    'These settings are missing or wrong:\n  - AUTH_SECRET is missing\n    fix: AUTH_SECRET="$(openssl rand -base64 32)"',
  )
})

test.each(['AUTH_SECRET', 'DATA_KEYS', 'SINGPASS_KEYS'] as const)('%s may come from a file', (name) => {
  const { [name]: value, ...others } = { ...settings, ...fapiSettings }
  const file = fileOf(name, `${value}\n`)

  expect(loadConfig({ ...others, [`${name}_FILE`]: file })).toMatchObject({ authSecret: settings.AUTH_SECRET })
  expect(faultsOf({ ...others, [name]: value, [`${name}_FILE`]: file })).toEqual([
    `${name} is given twice: as ${name} and as ${name}_FILE`,
  ])
})

test('a key whose lines are parted by the letters \\n is read as one of lines', () => {
  const { MYINFO_V3_PRIVATE_KEY, MYINFO_V3_CERTIFICATES } = v3Settings
  const flat = {
    MYINFO_V3_PRIVATE_KEY: MYINFO_V3_PRIVATE_KEY.replaceAll('\n', '\\n'),
    MYINFO_V3_CERTIFICATES: MYINFO_V3_CERTIFICATES.replaceAll('\n', '\\r\\n'),
  }
  expect(loadConfig({ ...settings, ...v3Settings, ...flat }).v3?.privateKey).toBe(MYINFO_V3_PRIVATE_KEY)
})

test('a demo may take another moment for now', () => {
  const now = '2026-11-25T03:00:00+08:00'
  const env = { ...settings, ...fapiSettings, DEMO: '1' }
  expect(loadConfig({ ...env, DEMO_NOW: now }).demoNow).toBe(Date.parse(now))
  expect(loadConfig(env).demoNow).toBe(undefined)
  const lan = 'http://192.168.1.5:3000'
  expect(loadConfig({ ...env, DEMO_LAN_URL: lan }).demoLanUrl?.origin).toBe(lan)
})

test.each([undefined, 'development', 'production'])(
  'a demo never meets a real Singpass, and stands at no public address: NODE_ENV %s',
  (NODE_ENV) => {
    const env = { ...settings, ...fapiSettings, DEMO: '1', NODE_ENV }
    for (const real of [
      { SINGPASS_ENV: 'staging' },
      { SINGPASS_ENV: 'production' },
      { APP_URL: 'https://apply.bank.example' },
    ])
      expect(namesOf(faultsOf({ ...env, ...real })), JSON.stringify(real)).toContain('DEMO')
  },
)

test.each([
  ['outside of the demo', { DEMO_NOW: '2026-11-25T03:00:00+08:00' }],
  ['that is no moment', { DEMO: '1', DEMO_NOW: 'yesterday' }],
  ['without its offset', { DEMO: '1', DEMO_NOW: '2026-11-25T03:00:00' }],
])('another moment %s is refused', (_, changes) => {
  expect(namesOf(faultsOf({ ...settings, ...fapiSettings, ...changes }))).toEqual(['DEMO_NOW'])
})

test('settings of production are read when nothing in them is refused', () => {
  expect(loadConfig(production)).toMatchObject({ production: true, demo: false })
})

test('how many proxies are ours is a small number', () => {
  const proxies = (text?: string) => loadConfig({ ...settings, ...fapiSettings, TRUSTED_PROXIES: text }).trustedProxies
  expect([proxies(), proxies('0'), proxies('3')]).toEqual([1, 0, 3])
  for (const text of ['-1', '1.5', 'two', '10'])
    expect(faultsOf({ ...settings, ...fapiSettings, TRUSTED_PROXIES: text })).toEqual([
      'TRUSTED_PROXIES must be 0 to 9',
    ])
})

test('the calendar of maintenance is replaced without a build, and each of its faults is told by its place', () => {
  const table = {
    source: 'Our own reading',
    readOn: '2026-11-20',
    windows: [{ agency: 'LTA', weekday: 1, from: '01:00', to: '02:00' }],
  }
  const given = (changed: unknown) => ({
    ...settings,
    ...fapiSettings,
    AGENCY_DOWNTIMES: fileOf('downtimes.json', typeof changed === 'string' ? changed : JSON.stringify(changed)),
  })
  const [window] = table.windows

  expect(loadConfig(given(table)).downtimes).toEqual(table)
  expect(
    faultsOf(
      given({
        ...table,
        readOn: 'yesterday',
        windows: [
          { ...window, agency: 'NSA' },
          { ...window, to: '00:30' },
        ],
      }),
    ),
  ).toEqual([
    'AGENCY_DOWNTIMES readOn must be a date such as 2026-03-08',
    'AGENCY_DOWNTIMES windows[0].agency names no agency of Myinfo',
    'AGENCY_DOWNTIMES windows[1].to must be later than "from", on the same day',
  ])
  expect(faultsOf(given('[not json'))).toEqual(['AGENCY_DOWNTIMES must be a JSON object, or a path to one'])
  expect(faultsOf({ ...settings, ...fapiSettings, AGENCY_DOWNTIMES: `${folder}/none.json` })[0]).toContain(
    'names no file',
  )
})
