import { randomBytes } from 'node:crypto'
import { createKeys, publicJwks } from 'singpass-client/keys'
import { describe, expect, it, vi } from 'vitest'
import type { Config } from '../../config/config.ts'
import type { Product } from '../../onboarding/product.ts'
import { specimenAccount } from '../../onboarding/products/specimens/account.ts'
import { makeChain, makeIssued, makeRsaKeys } from '../testing/certificates.ts'
import {
  app,
  appsOf,
  appUrl,
  buildConfig,
  buildInspection,
  fapi,
  keys,
  now,
  ownPeer,
  publishing,
  sharedPeer,
  stranger,
  v3,
  wordsOf,
} from '../testing/inspection.ts'
import { checkFapiKeys } from './checks/keys/fapi-keys.ts'
import { checkV3Keys } from './checks/keys/v3-keys.ts'
import { checkPeers, judgeClock } from './checks/peers.ts'
import { checkPurposes } from './checks/purposes.ts'
import { checkRedirects } from './checks/redirect.ts'
import { checkScopes } from './checks/scopes.ts'
import { checkSecrets } from './checks/secrets.ts'
import { checkDatabase, checkEnvironment } from './checks/surroundings.ts'
import { examine } from './doctor.ts'
import type { DatabaseProbe } from './inspection.ts'
import { readSettings } from './settings.ts'

vi.setConfig({ testTimeout: 30_000 })

const day = 86_400_000

describe('settings', () => {
  it('that are missing are each named with their fix, and no value is repeated', () => {
    const { config, findings } = readSettings({ AUTH_SECRET: 'short-and-secret', MYINFO_CONNECTIONS: 'v3' })

    expect(config).toBeUndefined()
    expect(findings.map(({ id }) => id)).toEqual([
      'settings.AUTH_SECRET',
      'settings.DATA_KEYS',
      'settings.MYINFO_V3_CLIENT_ID',
      'settings.MYINFO_V3_CLIENT_SECRET',
      'settings.MYINFO_V3_PRIVATE_KEY',
      'settings.MYINFO_V3_CERTIFICATES',
    ])
    expect(findings[0]?.fix).toBe('AUTH_SECRET="$(openssl rand -base64 32)"')
    expect(JSON.stringify(findings)).not.toContain('short-and-secret')
  })

  it('whose key is protected by a password are refused', () => {
    const { authSecret, dataKeys } = buildConfig()
    const base = { AUTH_SECRET: authSecret, DATA_KEYS: dataKeys }
    const { findings } = readSettings({ ...base, MYINFO_V3_PRIVATE_KEY: '-----BEGIN ENCRYPTED PRIVATE KEY-----' })

    expect(wordsOf(findings)).toContain(
      'settings.MYINFO_V3_PRIVATE_KEY: MYINFO_V3_PRIVATE_KEY is encrypted: decrypt it with `openssl pkey -in key.pem -out plain.pem`',
    )
  })

  it('that are right give a configuration', () => {
    const config = buildConfig()
    const { findings } = readSettings({
      AUTH_SECRET: config.authSecret,
      DATA_KEYS: config.dataKeys,
      MYINFO_CONNECTIONS: 'fapi',
      SINGPASS_CLIENT_ID: 'x',
      SINGPASS_KEYS: fapi.keys,
    })
    expect(findings).toEqual([{ id: 'settings', level: 'passed', found: 'every setting is there, for fapi' }])
  })
})

describe('secrets', () => {
  const data = randomBytes(32).toString('base64url')

  it('drawn at random pass', () => {
    expect(checkSecrets(buildInspection()).map(({ level }) => level)).toEqual(['passed'])
  })

  it.each(['a'.repeat(64), 'abcabcabcabcabcabcabcabcabcabcabcabcabc', 'changemechangemechangemechangeme'])(
    'such as %s are refused without being repeated',
    (authSecret) => {
      const findings = checkSecrets(buildInspection({ config: buildConfig({ authSecret }) }))

      expect(wordsOf(findings, 'warning')).toEqual(['secrets: AUTH_SECRET is too regular to have been drawn at random'])
      expect(JSON.stringify(findings)).not.toContain(authSecret)
    },
  )

  it('used twice are refused', () => {
    const config = buildConfig({ dataKeys: `k2:${data},k1:${data}` })

    expect(wordsOf(checkSecrets(buildInspection({ config })), 'warning')).toEqual([
      'secrets: DATA_KEYS key 2 is used twice',
    ])
  })

  it('used for sessions and for data are refused', () => {
    const config = buildConfig({ authSecret: data, dataKeys: `k1:${data}` })

    expect(wordsOf(checkSecrets(buildInspection({ config })), 'warning')).toContain(
      'secrets: DATA_KEYS key 1 is used twice',
    )
  })
})

describe('FAPI keys', () => {
  it('that are ours and published pass', async () => {
    const findings = await checkFapiKeys(buildInspection())

    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'passed keys.private',
      'passed keys.published',
      'passed keys.speed',
    ])
  })

  it('whose halves do not match are refused', async () => {
    const other = await createKeys(now)
    const mixed = keys.keys.map((key, index) => ({ ...key, d: other.keys[index]?.d }))
    const config = buildConfig({ fapi: { ...fapi, keys: JSON.stringify({ keys: mixed }) } })

    expect(wordsOf(await checkFapiKeys(buildInspection({ config })))).toEqual(
      keys.keys.map(({ kid }) => `keys.private: SINGPASS_KEYS: key "${kid}": its halves do not match`),
    )
  })

  it('with a `kid` twice are refused', async () => {
    const same = keys.keys.map((key) => ({ ...key, kid: 'same' }))
    const config = buildConfig({ fapi: { ...fapi, keys: JSON.stringify({ keys: same }) } })

    expect(wordsOf(await checkFapiKeys(buildInspection({ config })))).toEqual([
      'keys.private: SINGPASS_KEYS: each "kid" must be unique',
    ])
  })

  it('of RSA are refused', async () => {
    const config = buildConfig({
      fapi: { ...fapi, keys: JSON.stringify({ keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }] }) },
    })

    expect(wordsOf(await checkFapiKeys(buildInspection({ config })))).toEqual([
      'keys.private: SINGPASS_KEYS: key 1: "kty" must be EC',
    ])
  })

  it('that are eleven months old deserve attention', async () => {
    const findings = await checkFapiKeys(buildInspection({ now: () => now + 336 * day }))

    expect(wordsOf(findings, 'warning')).toEqual(
      keys.keys.map(({ kid }) => `keys.age: key "${kid}" is more than 335 days old`),
    )
  })

  it('published behind a redirect are refused', async () => {
    const fetch = publishing(publicJwks(keys), { status: 302, headers: { location: 'https://elsewhere.example' } })

    expect(wordsOf(await checkFapiKeys(buildInspection({ fetch })))).toEqual([
      'keys.published: http://localhost:3000/.well-known/jwks.json answers 302',
    ])
  })

  it('published too slowly are refused', async () => {
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))

    expect(wordsOf(await checkFapiKeys(buildInspection({ fetch })))).toEqual([
      'keys.published: http://localhost:3000/.well-known/jwks.json did not answer within three seconds',
    ])
  })

  it('that cannot be fetched are a fault in production, and not checked elsewhere', async () => {
    const fetch: typeof globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))
    const config = buildConfig({ production: true })

    expect((await checkFapiKeys(buildInspection({ fetch }))).at(-1)?.level).toBe('skipped')
    expect((await checkFapiKeys(buildInspection({ fetch, config }))).at(-1)?.level).toBe('fault')
  })
})

describe('v3 keys', () => {
  const file = (text: string) => ({ name: 'own.pem', text })

  it('pass, and say what was not compared', () => {
    const findings = checkV3Keys(buildInspection())

    expect(wordsOf(findings)).toEqual([])
    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'passed v3.private-key',
      'skipped v3.own-certificate',
      'passed v3.myinfo-certificates',
    ])
  })

  it('that fit the certificate on file pass', () => {
    expect(wordsOf(checkV3Keys(buildInspection({ certificate: file(app.certificatePem) })), 'passed')).toContain(
      'v3.own-certificate: own.pem belongs to MYINFO_V3_PRIVATE_KEY',
    )
  })

  it('that do not fit the certificate on file are refused', () => {
    expect(wordsOf(checkV3Keys(buildInspection({ certificate: file(stranger.certificatePem) })))).toEqual([
      'v3.own-certificate: own.pem belongs to another key than MYINFO_V3_PRIVATE_KEY',
    ])
  })

  it('of EC are refused', async () => {
    const { leaf } = await makeChain()
    const config = buildConfig({ v3: { ...v3, privateKey: leaf.key } })

    expect(wordsOf(checkV3Keys(buildInspection({ config })))).toEqual([
      'v3.private-key: setting "privateKey" must hold RSA keys of 2048 bits or more',
    ])
  })

  it.each([
    [10, 'warning', /expires on .*, in 10 days/],
    [-1, 'fault', /expired on /],
  ])('whose Myinfo certificate has %i days left are judged by that', async (days, level, words) => {
    const { authority } = await makeChain()
    const notAfter = new Date(now + days * day)
    const certificate = await makeIssued('Myinfo', authority, {
      keys: await makeRsaKeys(2048),
      notBefore: new Date(now - 400 * day),
      notAfter,
    })
    const config = buildConfig({ v3: { ...v3, certificates: certificate.pem } })

    const found = checkV3Keys(buildInspection({ config })).find(({ id }) => id === 'v3.myinfo-certificates')
    expect(found?.level).toBe(level)
    expect(found?.found).toMatch(words)
  })
})

describe('a redirect URI', () => {
  const production = { env: 'production' } as const
  const check = (url: string, registered?: string[]) => {
    const config = buildConfig({ appUrl: new URL(url), fapi: { ...fapi, ...production }, v3: { ...v3, ...production } })
    return wordsOf(checkRedirects(buildInspection({ config, registered }))).map((words) =>
      words.replace('redirect: ', ''),
    )
  }
  const v3Uri = (origin: string) => `${origin}/api/auth/callback/v3`
  const fapiUri = (origin: string) => `${origin}/api/auth/callback/fapi`

  it('over https on a host name passes', () => {
    expect(check('https://onboard.acme.example')).toEqual([])
  })

  it('over http is refused in production', () => {
    expect(check('http://onboard.acme.example')).toEqual([
      `${fapiUri('http://onboard.acme.example')} is not https`,
      `${v3Uri('http://onboard.acme.example')} is not https`,
    ])
  })

  it('on an IP address is refused', () => {
    expect(check('https://192.0.2.1')).toContain(`${fapiUri('https://192.0.2.1')} has an IP address for a host`)
    expect(check('https://[2001:db8::1]')).toContain(`${fapiUri('https://[2001:db8::1]')} has an IP address for a host`)
  })

  it.each(['singpass', 'corppass', 'myinfo'])('with "%s" in its host is refused', (word) => {
    const origin = `https://my-${word}.acme.example`
    expect(check(origin)).toContain(`${fapiUri(origin)} has "${word}" in its host, which is flagged`)
  })

  it('with a port is refused for v3', () => {
    expect(check('https://onboard.acme.example:8443')).toEqual([
      `${v3Uri('https://onboard.acme.example:8443')} names a port`,
    ])
  })

  it('that differs from the registered one by a character is refused', () => {
    const origin = 'https://onboard.acme.example'
    expect(check(origin, [`${fapiUri(origin)}/`, v3Uri(origin)])).toEqual([
      `${fapiUri(origin)} is not among those registered, byte for byte`,
    ])
  })

  it('over http on localhost passes away from production', () => {
    expect(wordsOf(checkRedirects(buildInspection()))).toEqual([])
  })
})

describe('purposes', () => {
  const card = { ...specimenAccount, id: 'card', purpose: 'applying for a card' }
  const staging = { ...fapi, env: 'staging' as const }
  const check = (config: Config, card: Product) =>
    checkPurposes(buildInspection({ config, products: [specimenAccount, card] }))

  it('that share one app are a fault at Singpass, and a warning at the simulator', () => {
    const words = 'purposes: specimen-account, card have 2 purposes and share the connection fapi'

    expect(wordsOf(check(buildConfig({ fapi: staging }), card))).toEqual([words])
    expect(wordsOf(check(buildConfig(), card), 'warning')).toEqual([words])
  })

  it('that have an app each pass', () => {
    const apps = new Map([...appsOf(staging), ['fapi-cards', { ...staging, prefix: 'SINGPASS_CARDS_' }] as const])
    const config = { ...buildConfig(), connections: ['fapi', 'fapi-cards'], fapi: apps }

    expect(check(config, { ...card, connection: 'fapi:cards' }).map(({ level }) => level)).toEqual(['passed'])
  })

  it('of a product whose own app is not set up are told, since it would use another', () => {
    expect(wordsOf(check(buildConfig({ fapi: staging }), { ...card, connection: 'fapi:cards' }))).toHaveLength(1)
  })
})

describe('scopes', () => {
  it('of the products on offer are valid and shown, and their tier is said', () => {
    const findings = checkScopes(buildInspection())

    expect(wordsOf(findings)).toEqual([])
    expect(wordsOf(findings, 'passed')).toContain(
      'scopes.tier: specimen-account: 13 scopes of fapi, each valid and shown; Standard tier',
    )
    expect(wordsOf(findings, 'passed')).toContainEqual(
      expect.stringMatching(/specimen-card: .* Plus tier, because of /),
    )
  })

  it('of an attribute that does not exist are refused', () => {
    const step = { id: 'x', title: { en: 'X' }, fields: [{ kind: 'myinfo', attribute: 'shoeSize', why: { en: 'x' } }] }
    const product = { ...specimenAccount, steps: [step] } as Product

    expect(wordsOf(checkScopes(buildInspection({ products: [product] })))).toEqual([
      'scopes.shown: specimen-account: "shoeSize" is not an attribute of Myinfo',
    ])
  })

  it('without a reason are refused', () => {
    const field = { kind: 'myinfo', attribute: 'name', why: { en: ' ' } } as const
    const product = { ...specimenAccount, steps: [{ id: 'x', title: { en: 'X' }, fields: [field] }] }

    expect(wordsOf(checkScopes(buildInspection({ products: [product] })))).toEqual([
      'scopes.shown: specimen-account: "name" has no reason',
    ])
  })

  it('that the connection does not offer deserve attention', () => {
    const field = { kind: 'myinfo', attribute: 'homeNumber', why: { en: 'To call you.' } } as const
    const product = { ...specimenAccount, steps: [{ id: 'x', title: { en: 'X' }, fields: [field] }] }

    expect(wordsOf(checkScopes(buildInspection({ products: [product] })), 'warning')).toEqual([
      'scopes.offered: specimen-account: "homeNumber" is not offered by fapi',
    ])
  })
})

describe('the environment', () => {
  const check = (changes: object) => checkEnvironment(buildInspection({ config: buildConfig(changes) }))
  const real = { fapi: { ...fapi, env: 'production' }, v3: undefined, connections: ['fapi'] } as const

  it('of production without the demo passes', () => {
    expect(wordsOf(check({ ...real, production: true }), 'passed')).toEqual([
      'environment: production, and nothing that production refuses',
    ])
  })

  it('that is not production tells what `npm start` would refuse of a real peer, and nothing of a local one', () => {
    const refusal = { id: 'production.app-url', setting: 'APP_URL', wrong: 'must be https in production' }
    const refusals = [{ ...refusal, why: 'Clear.', fix: 'APP_URL=https://…', level: 'fault' as const }]

    expect(wordsOf(check({ ...real, refusals }), 'warning')).toEqual([
      'production.app-url: `npm start` refuses this: APP_URL must be https in production',
    ])
    expect(wordsOf(check({ refusals }), 'warning')).toEqual([])
  })

  it('of the demo on this machine is told, and judged no further', () => {
    expect(check({ ...real, production: true, demo: true }).map(({ level }) => level)).toEqual(['skipped'])
  })

  it('of production at a test peer deserves attention', () => {
    expect(wordsOf(check({ ...real, fapi: { ...fapi, env: 'staging' }, production: true }), 'warning')).toEqual([
      'environment.peer: SINGPASS_ENV is staging in production',
    ])
  })

  it.each([
    ['production', 'fault'],
    ['test', 'warning'],
  ] as const)('of v3 at %s is a %s: it has ended', (env, level) => {
    const config = buildConfig({ v3: { ...v3, env } })
    const findings = checkEnvironment(buildInspection({ config }))

    expect(findings.find(({ id }) => id === 'environment.v3')).toMatchObject({
      level,
      found: expect.stringContaining('Myinfo v3 ended on 30 September 2026'),
      fix: expect.stringContaining('npm run golive -- migrate'),
    })
  })

  it('of v3 on this machine is not spoken of: the demo and comparisons keep it', () => {
    const findings = checkEnvironment(buildInspection({ config: buildConfig({ v3 }) }))

    expect(findings.filter(({ id }) => id === 'environment.v3')).toEqual([])
  })
})

describe('a peer', () => {
  it('that answers with consistent metadata passes', async () => {
    const { config } = await sharedPeer()
    const findings = await checkPeers(buildInspection({ config, now: Date.now }))

    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'passed discovery',
      'passed discovery.keys',
      'passed clock.fapi',
      'passed v3.reachable',
      'passed clock.v3',
    ])
  })

  it('that names another issuer is refused', async () => {
    const { config, simulator } = await ownPeer()
    const issuer = simulator.issuer.replace('127.0.0.1', 'localhost')

    const findings = await checkPeers(
      buildInspection({ config: { ...config, v3: undefined, fapi: appsOf({ ...fapi, issuer }) } }),
    )
    expect(wordsOf(findings)).toEqual([
      `discovery: discovery of ${issuer} failed (discovery.issuer): the document names another issuer than the one that is set`,
    ])
  })

  it('that does not support what we send is refused by the member', async () => {
    const { config } = await sharedPeer()
    const altering: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).endsWith('openid-configuration')) return response
      return Response.json({ ...Object(await response.json()), code_challenge_methods_supported: ['plain'] })
    }

    const findings = await checkPeers(buildInspection({ config: { ...config, v3: undefined }, fetch: altering }))
    expect(wordsOf(findings)).toEqual([
      'discovery.support: discovery member "code_challenge_methods_supported" does not list S256',
    ])
  })

  it('that does not listen is a fault, once for each', async () => {
    const findings = await checkPeers(buildInspection())

    expect(wordsOf(findings).map((words) => words.split(':')[0])).toEqual(['discovery', 'v3.reachable'])
  })

  it.each([
    [0, 'passed', 'our clock is 0 s ahead of that of Singpass'],
    [11, 'warning', 'our clock is 11 s ahead of that of Singpass'],
    [31, 'fault', 'our clock is 31 s ahead of that of Singpass'],
    [-31, 'fault', 'our clock is 31 s behind that of Singpass'],
  ])('whose clock differs by %i s is judged by that', (seconds, level, found) => {
    const date = new Date(now - seconds * 1000).toUTCString()

    expect(judgeClock({ id: 'clock', peer: 'Singpass', date, now })).toMatchObject({ level, found })
  })
})

describe('a database', () => {
  const good: DatabaseProbe = {
    isReachable: () => Promise.resolve(true),
    pendingMigrations: () => Promise.resolve(0),
    unreadable: () => Promise.resolve([]),
  }
  const check = (changes: Partial<DatabaseProbe>) =>
    checkDatabase(buildInspection({ database: { ...good, ...changes } }))

  it('that answers, has its tables and opens passes', async () => {
    expect((await check({})).map(({ id, level }) => `${level} ${id}`)).toEqual([
      'passed database',
      'passed database.migrations',
      'passed database.sealed',
    ])
  })

  it('that does not answer is a fault, and nothing else is asked of it', async () => {
    const asked = vi.fn()
    const findings = await check({ isReachable: () => Promise.resolve(false), pendingMigrations: asked })

    expect(wordsOf(findings)).toEqual(['database: the database of DATABASE_URL does not answer'])
    expect(asked).not.toHaveBeenCalled()
  })

  it('that is behind is a fault', async () => {
    expect(wordsOf(await check({ pendingMigrations: () => Promise.resolve(2) }))).toEqual([
      'database.migrations: 2 migrations have not been made',
    ])
  })

  it('whose sealed values do not open is a fault by place', async () => {
    expect(wordsOf(await check({ unreadable: () => Promise.resolve(['drafts, key k1']) }))).toEqual([
      'database.sealed: sealed values do not open: drafts, key k1',
    ])
  })
})

describe('the whole examination', () => {
  it('of a right configuration finds no fault, the preflight included', async () => {
    const { config } = await sharedPeer()
    const findings = await examine(buildInspection({ config, now: Date.now }), { preflight: true })

    expect(wordsOf(findings)).toEqual([])
    expect(findings.filter(({ id }) => id === 'preflight.fapi')).toHaveLength(3)
    expect(findings.filter(({ id }) => id === 'preflight.v3')).toHaveLength(4)
  })

  it('without the preflight makes no request of a retrieval', async () => {
    const { config, simulator } = await ownPeer()
    await examine(buildInspection({ config, now: Date.now }), { preflight: false })

    expect(simulator.log().filter(({ call }) => call === 'par' || call === 'v3-token')).toEqual([])
  })

  it('goes on when a check gives up, and does not repeat what it choked on', async () => {
    const database = {
      isReachable: () => Promise.reject(new Error('postgres://user:secret@host')),
      pendingMigrations: () => Promise.resolve(0),
      unreadable: () => Promise.resolve([]),
    }
    const findings = await examine(buildInspection({ database, config: buildConfig({ appUrl }) }), { preflight: false })

    expect(wordsOf(findings)).toContain('doctor: the check of database could not be finished')
    expect(JSON.stringify(findings)).not.toContain('secret@host')
  })

  it('names what to do for every fault and warning, and never a secret', async () => {
    const config = buildConfig()
    const findings = await examine(buildInspection({ config }), { preflight: true })

    for (const { why, fix } of findings.filter(({ level }) => level === 'fault' || level === 'warning')) {
      expect(why).toMatch(/\w{4}.*\.$/)
      expect(fix).toMatch(/\w{4}/)
    }
    const said = JSON.stringify(findings)
    const secrets = [config.authSecret, config.dataKeys.slice(3), v3.clientSecret, ...keys.keys.map(({ d }) => d)]
    for (const secret of secrets) expect(said).not.toContain(secret)
  })
})
