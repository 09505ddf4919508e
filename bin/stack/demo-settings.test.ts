import { describe, expect, test } from 'vitest'
import { brand } from '../../lib/onboarding/brand.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import { dataDirectoryOf, planDemo } from './demo-settings.ts'
import { portOf } from './plan.ts'

const made = {
  AUTH_SECRET: 'made-secret',
  DATA_KEYS: 'k1:made',
  MYINFO_V3_CLIENT_ID: 'made-v3-client',
  MYINFO_V3_CLIENT_SECRET: 'made-v3-secret',
  MYINFO_V3_PRIVATE_KEY: '/house/.data/myinfo-v3.key',
  SINGPASS_CLIENT_ID: 'made-fapi-client',
  SINGPASS_KEYS: '/house/.data/singpass-keys.json',
  STAFF_CLIENT_SECRET: 'made-staff-secret',
}
const around = { root: '/house', machine: 'box', simulator: true, mockpass: true, dev: false }

function plan(environment: Record<string, string> = {}, changes: Partial<typeof around> = {}) {
  return planDemo(environment, made, { ...around, ...changes })
}

describe('a demo with nothing set', () => {
  test('starts the database, MockPass and the simulator on their usual ports', () => {
    const { database, mockpass, simulator, app } = plan()

    expect(database).toEqual({ port: 5433, directory: '/house/.data/postgres' })
    expect([mockpass?.port, simulator?.port, app.port, app.host]).toEqual([5156, 5157, 3000, 'localhost'])
  })

  test('gives the application both connections, in production, as a demo', () => {
    expect(plan().app.environment).toEqual({
      ...made,
      APP_URL: 'http://localhost:3000',
      DATA_DIR: '/house/.data',
      DEMO: '1',
      HOSTNAME: 'localhost',
      MYINFO_CONNECTIONS: 'fapi,v3',
      MYINFO_V3_CERTIFICATES: '/house/node_modules/@opengovsg/mockpass/static/certs/spcp.crt',
      MYINFO_V3_URL: 'http://127.0.0.1:5156/myinfo/v3',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      PORT: '3000',
      SINGPASS_ISSUER: 'http://127.0.0.1:5157/fapi',
      STAFF_CLIENT_ID: 'onboarding-demo',
      STAFF_ISSUER: 'http://127.0.0.1:5158',
      STAFF_ROLES: expect.stringContaining('onboarding-approvers'),
    })
  })

  test('runs MockPass as the real service is: secret set, persons encrypted, login page shown', () => {
    expect(plan({ PATH: '/bin' }).mockpass?.environment).toEqual({
      PATH: '/bin',
      NODE_ENV: 'production',
      MOCKPASS_PORT: '5156',
      SHOW_LOGIN_PAGE: 'true',
      ENCRYPT_MYINFO: 'true',
      SERVICE_PROVIDER_MYINFO_SECRET: 'made-v3-secret',
      SERVICE_PROVIDER_CERT_PATH: '/house/.data/myinfo-v3.crt',
      SERVICE_PROVIDER_PUB_KEY: '/house/.data/myinfo-v3.crt',
    })
  })

  test('registers the application with the simulator', () => {
    expect(plan().simulator?.environment.SIMULATOR_CLIENTS).toBe('/house/.data/simulator-clients.json')
    expect(plan().simulator?.environment).not.toHaveProperty('SIMULATOR_PEOPLE')
    expect(plan({ SIMULATOR_PEOPLE: 'people.json' }).simulator?.environment.SIMULATOR_PEOPLE).toBe('people.json')
    expect(plan().simulator?.clients).toMatchObject([
      {
        clientId: 'made-fapi-client',
        redirectUris: ['http://localhost:3000/api/auth/callback/fapi'],
        jwksUri: 'http://localhost:3000/.well-known/jwks.json',
        scopes: 'all',
      },
    ])
  })

  test('names the bank and what its products are for, as its consent pages show', () => {
    const { simulator } = plan({}, { mockpass: false })

    expect(simulator?.clients).toMatchObject([
      {
        name: brand.name,
        entity: brand.operator,
        purpose: productsOnOffer({ demo: false })
          .map(({ purpose }) => purpose)
          .join(', ')
          .replace(/, (?=[^,]*$)/, ', or '),
      },
    ])
    expect(simulator?.v3Clients).toMatchObject([{ name: brand.name, entity: brand.operator }])
  })

  test('offers v3 alone where there is no simulator', () => {
    const { simulator, app } = plan({}, { simulator: false })

    expect(simulator).toBeUndefined()
    expect(app.environment.MYINFO_CONNECTIONS).toBe('v3')
  })

  test('runs the application in development mode on request', () => {
    expect(plan({}, { dev: true }).app.environment.NODE_ENV).toBe('development')
  })
})

describe('a demo in which the simulator plays Myinfo v3 too', () => {
  const alone = (environment: Record<string, string> = {}) => plan(environment, { mockpass: false })

  test('starts no MockPass, and points v3 at the simulator, which it knows by a certificate made for it', () => {
    const { mockpass, simulator, app } = alone()

    expect(mockpass).toBeUndefined()
    expect(app.environment.MYINFO_V3_URL).toBe('http://127.0.0.1:5157/com/v3')
    expect(app.environment.MYINFO_V3_CERTIFICATES).toBe('/house/.data/simulator-v3.crt')
    expect(simulator?.environment).toMatchObject({
      SIMULATOR_V3_KEY: '/house/.data/simulator-v3.key',
      SIMULATOR_V3_CERTIFICATE: '/house/.data/simulator-v3.crt',
    })
  })

  test('registers the application by its v3 callback and secret', () => {
    expect(alone().simulator?.v3Clients).toMatchObject([
      {
        clientId: 'made-v3-client',
        clientSecret: 'made-v3-secret',
        redirectUris: ['http://localhost:3000/api/auth/callback/v3'],
        context: 'com',
      },
    ])
  })

  test('starts the simulator for v3 alone, and not for a v3 that is elsewhere', () => {
    expect(alone({ MYINFO_CONNECTIONS: 'v3' }).simulator?.port).toBe(5157)
    const elsewhere = { MYINFO_CONNECTIONS: 'v3', MYINFO_V3_URL: 'http://127.0.0.1:9/com/v3' }
    expect(alone(elsewhere).simulator).toBeUndefined()
  })

  test('falls back to MockPass where there is no simulator', () => {
    const { mockpass, simulator } = plan({}, { mockpass: false, simulator: false })

    expect([mockpass?.port, simulator]).toEqual([5156, undefined])
  })
})

describe('a setting in the environment', () => {
  test.each([
    ['AUTH_SECRET', 'theirs'],
    ['DATA_KEYS', 'k9:theirs'],
    ['MYINFO_V3_CLIENT_ID', 'theirs'],
    ['MYINFO_V3_PRIVATE_KEY', '/their/key.pem'],
    ['MYINFO_V3_CERTIFICATES', '/their/certificates.pem'],
    ['SINGPASS_CLIENT_ID', 'theirs'],
    ['SINGPASS_KEYS', '/their/keys.json'],
    ['MYINFO_CONNECTIONS', 'fapi'],
    ['APP_URL', 'https://apply.example'],
    ['RETRIEVAL_MINUTES', '5'],
    ['DEMO', '0'],
  ])('%s wins over the demo', (name, value) => {
    expect(plan({ [name]: value }).app.environment[name]).toBe(value)
  })

  test('that is blank counts as absent', () => {
    const { app, database } = plan({ AUTH_SECRET: ' ', DATABASE_URL: '', PORT: '' })

    expect(app.environment.AUTH_SECRET).toBe('made-secret')
    expect(database?.port).toBe(5433)
    expect(app.port).toBe(3000)
  })

  test('moves the ports, and every address that holds one', () => {
    const ports = { PORT: '4000', MOCKPASS_PORT: '4001', SIMULATOR_PORT: '4002', DATABASE_PORT: '4003' }
    const { app, mockpass, simulator, database, url } = plan(ports)

    expect([app.port, mockpass?.port, simulator?.port, database?.port]).toEqual([4000, 4001, 4002, 4003])
    expect(url).toBe('http://localhost:4000')
    expect(app.environment.MYINFO_V3_URL).toBe('http://127.0.0.1:4001/myinfo/v3')
    expect(app.environment.SINGPASS_ISSUER).toBe('http://127.0.0.1:4002/fapi')
    expect(simulator?.clients).toMatchObject([{ redirectUris: ['http://localhost:4000/api/auth/callback/fapi'] }])
  })

  test('reaches MockPass when the two must agree on it', () => {
    const { mockpass } = plan({ MYINFO_V3_CLIENT_SECRET: 'theirs', DATA_DIR: '/elsewhere' })

    expect(mockpass?.environment.SERVICE_PROVIDER_MYINFO_SECRET).toBe('theirs')
    expect(mockpass?.environment.SERVICE_PROVIDER_CERT_PATH).toBe('/elsewhere/myinfo-v3.crt')
  })

  test('is kept from MockPass when it is none of its business', () => {
    const environment = JSON.stringify(plan({ DATABASE_URL: 'postgres://theirs' }).mockpass?.environment)

    expect(environment).not.toMatch(/theirs|made-secret|k1:made|made-fapi/)
  })

  test('that names a listening address is obeyed, but not the name of a container', () => {
    expect(plan({ HOSTNAME: '0.0.0.0' }).app.host).toBe('0.0.0.0')
    expect(plan({ HOSTNAME: 'box' }).app.host).toBe('localhost')
  })
})

describe('a counterpart that the environment names elsewhere', () => {
  test('keeps MockPass from starting', () => {
    const { mockpass, app } = plan({ MYINFO_V3_URL: 'http://127.0.0.1:9/myinfo/v3' })

    expect(mockpass).toBeUndefined()
    expect(app.environment.MYINFO_V3_URL).toBe('http://127.0.0.1:9/myinfo/v3')
  })

  test('keeps the simulator from starting', () => {
    const { simulator, app } = plan({ SINGPASS_ISSUER: 'http://127.0.0.1:9/fapi' })

    expect(simulator).toBeUndefined()
    expect(app.environment.SINGPASS_ISSUER).toBe('http://127.0.0.1:9/fapi')
  })

  test('keeps the embedded database from starting', () => {
    expect(plan({ DATABASE_URL: 'postgres://theirs' }).database).toBeUndefined()
  })

  test.each(['sandbox', 'test', 'production'])('is never given the demo registration: v3 %s', (env) => {
    const { mockpass, app } = plan({ MYINFO_V3_ENV: env })
    const given = Object.keys(app.environment).filter((name) => name.startsWith('MYINFO_V3'))

    expect(mockpass).toBeUndefined()
    expect(given).toEqual(['MYINFO_V3_ENV'])
  })

  test.each(['staging', 'production'])('is never given the demo registration: Singpass %s', (env) => {
    const { simulator, app } = plan({ SINGPASS_ENV: env })
    const given = Object.keys(app.environment).filter((name) => name.startsWith('SINGPASS'))

    expect(simulator).toBeUndefined()
    expect(given).toEqual(['SINGPASS_ENV'])
  })

  test.each<Record<string, string>>([
    { SINGPASS_ENV: 'staging' },
    { SINGPASS_ENV: 'production' },
    { SINGPASS_ISSUER: 'https://stg-id.singpass.gov.sg/fapi' },
    { MYINFO_V3_ENV: 'test' },
    { MYINFO_V3_URL: 'https://test.api.myinfo.gov.sg/com/v3' },
  ])('that is real leaves development without the pages of a demo: %o', (given) => {
    expect(plan(given, { dev: true }).app.environment.DEMO).toBe('0')
    expect(plan(given).app.environment.DEMO).toBe('1')
  })

  test.each<Record<string, string>>([
    {},
    { SINGPASS_ISSUER: 'http://localhost:9999/fapi' },
    { SINGPASS_ISSUER: 'https://simulator.bank.test/fapi', ALLOW_SIMULATOR: 'simulator.bank.test' },
  ])('that is played leaves development a demo: %o', (given) => {
    expect(plan(given, { dev: true }).app.environment.DEMO).toBe('1')
  })

  test('is not started when its connection is not wanted', () => {
    expect(plan({ MYINFO_CONNECTIONS: 'fapi' }).mockpass).toBeUndefined()
    expect(plan({ MYINFO_CONNECTIONS: 'v3' }).simulator).toBeUndefined()
  })
})

describe('a port', () => {
  test.each(['0', '65536', '-1', '80a', '3000.5', '1e3'])('is refused as %s, by the name of its setting', (text) => {
    expect(() => portOf({ MOCKPASS_PORT: text }, 'MOCKPASS_PORT', 5156)).toThrow(
      'MOCKPASS_PORT must be a port between 1 and 65535',
    )
  })

  test('is the usual one when none is given', () => {
    expect(portOf({}, 'PORT', 3000)).toBe(3000)
    expect(portOf({ PORT: '65535' }, 'PORT', 3000)).toBe(65_535)
  })
})

test('a data directory is read from the root of the checkout', () => {
  expect(dataDirectoryOf({}, '/house')).toBe('/house/.data')
  expect(dataDirectoryOf({ DATA_DIR: 'mine' }, '/house')).toBe('/house/mine')
  expect(dataDirectoryOf({ DATA_DIR: '/var/lib/mine' }, '/house')).toBe('/var/lib/mine')
})
