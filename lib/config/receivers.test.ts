import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { products } from '@/lib/onboarding/products/index.ts'
import { readDelivery } from './delivery.ts'
import type { SettingFault } from './reading/config-error.ts'

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const core = { name: 'core', products: ['*'], url: 'https://core.bank.example/intake', secrets: [secret] }
const mail = { SMTP_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'a@bank.example' }

function readSettings(env: Record<string, string>) {
  const faults: SettingFault[] = []
  const read = readDelivery(env, faults)
  return { ...read, faults: faults.map(({ setting, wrong }) => `${setting} ${wrong}`) }
}

function read(receivers: unknown, more: Record<string, string> = {}) {
  const text = typeof receivers === 'string' ? receivers : JSON.stringify(receivers)
  return readSettings({ DELIVERY_RECEIVERS: text, ...more })
}

test('no setting means no receivers and no clients', () => {
  expect(readSettings({})).toEqual({ receivers: [], mail: undefined, apiClients: [], faults: [] })
})

test('receivers of each kind are read', async () => {
  const { publicKey } = await generateKeyPair('RSA-OAEP-256', { modulusLength: 2048, extractable: true })
  const key = await exportJWK(publicKey)
  const list = [
    { ...core, key: { keys: [key] }, allow: ['10.1.0.0/16', '::1/128'] },
    { name: 'files', products: products.slice(0, 1).map(({ id }) => id), directory: '/var/lib/intake' },
    { name: 'desk', products: ['*'], notify: 'desk@bank.example' },
  ]
  const { receivers, faults } = read(list, mail)

  expect(faults).toEqual([])
  expect(receivers.map(({ kind }) => kind)).toEqual(['webhook', 'files', 'notice'])
  expect(receivers[0]).toMatchObject({ key, allow: ['10.1.0.0/16', '::1/128'] })
})

const shortSecret = `whsec_${Buffer.alloc(8).toString('base64')}`
test.each<[string, unknown, string]>([
  ['text', 'not json', 'DELIVERY_RECEIVERS names no file'],
  ['no list', {}, 'DELIVERY_RECEIVERS must be a JSON list, or a path to one'],
  ['no kind', [{ name: 'a' }], 'DELIVERY_RECEIVERS [0] must have one of url, directory and notify'],
  ['two kinds', [{ ...core, directory: '/a' }], 'DELIVERY_RECEIVERS [0] must have one of url, directory and notify'],
  ['http', [{ ...core, url: 'http://a.example' }], 'DELIVERY_RECEIVERS [0].url must be an https address'],
  [
    'a password in the address',
    [{ ...core, url: 'https://u:hunter2@a.example' }],
    'DELIVERY_RECEIVERS [0].url must hold neither a user nor a fragment',
  ],
  ['no secret', [{ ...core, secrets: [] }], 'DELIVERY_RECEIVERS [0].secrets must hold a secret'],
  ['a short secret', [{ ...core, secrets: [shortSecret] }], 'DELIVERY_RECEIVERS [0].secrets[0] must be whsec_'],
  ['an unknown product', [{ ...core, products: ['saving'] }], 'DELIVERY_RECEIVERS [0].products[0] must be the ID of a'],
  ['a name in capitals', [{ ...core, name: 'Core' }], 'DELIVERY_RECEIVERS [0].name must be lower-case'],
  ['no network', [{ ...core, allow: ['10.1'] }], 'DELIVERY_RECEIVERS [0].allow[0] must be addresses as CIDR'],
  [
    'a certificate alone',
    [{ ...core, certificate: '-----BEGIN C' }],
    'DELIVERY_RECEIVERS [0] must have both a certificate',
  ],
  ['a file that is not there', [{ ...core, ca: '/none.pem' }], 'DELIVERY_RECEIVERS [0].ca names no file'],
  ['a misspelt member', [{ ...core, secret }], 'DELIVERY_RECEIVERS [0] Unrecognized key: "secret"'],
  ['a symmetric key', [{ ...core, key: { kty: 'oct', k: 'AA' } }], 'DELIVERY_RECEIVERS [0].key must be a public key'],
  [
    'a weak key',
    [{ ...core, key: { kty: 'RSA', n: 'AA', e: 'AQAB' } }],
    'DELIVERY_RECEIVERS [0].key must have at least',
  ],
  [
    'an old algorithm',
    [{ ...core, key: { kty: 'RSA', alg: 'RSA1_5' } }],
    'DELIVERY_RECEIVERS [0].key must be for RSA-OAEP',
  ],
  ['one name twice', [core, core], 'DELIVERY_RECEIVERS names two receivers "core"'],
])('%s is a fault that names its place and no value', (_, receivers, fault) => {
  const { faults } = read(receivers)

  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(fault)
  expect(faults.join()).not.toMatch(/hunter2|AAAA/)
})

test('a mailbox needs a mail server, and a name to write under', () => {
  const { faults } = read([{ name: 'd', products: ['*'], notify: 'd@b.example' }])

  expect(faults).toEqual(['SMTP_URL is missing', 'MAIL_FROM is missing'])
})

test('a private key in the settings is a fault', async () => {
  const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true })
  const { faults } = read([{ ...core, key: await exportJWK(privateKey) }])

  expect(faults).toEqual(['DELIVERY_RECEIVERS [0].key must be a public key: it holds a private one'])
})

test('every fault of every receiver is told at once', () => {
  const { faults } = read([{ ...core, url: 'x', secrets: [] }, { name: 'a' }])

  expect(faults).toHaveLength(3)
})

test.each([
  [{ SMTP_URL: 'http://mail', MAIL_FROM: mail.MAIL_FROM }, 'SMTP_URL must begin'],
  [{ SMTP_URL: mail.SMTP_URL }, 'MAIL_FROM is missing'],
  [{ MAIL_FROM: mail.MAIL_FROM }, 'SMTP_URL is missing'],
  [{ ...mail, MAIL_FROM: 'nobody' }, 'MAIL_FROM must be'],
])('%j is told', (settings, fault) => {
  expect(readSettings(settings as Record<string, string>).faults).toEqual([expect.stringContaining(fault)])
})

test('a client with a certificate is read, its fingerprint in either writing', () => {
  const sha256 = `${'AB:'.repeat(31)}AB`
  const clients = [{ name: 'core', sha256, products: ['*'], scopes: ['read'] }]
  const { apiClients } = readSettings({ API_CLIENTS: JSON.stringify(clients) })

  expect(apiClients).toEqual([{ id: 'certificate:core', sha256: 'ab'.repeat(32), products: ['*'], scopes: ['read'] }])
})

test('a client without a certificate or a scope is a fault', () => {
  const { faults } = readSettings({ API_CLIENTS: '[{"name":"core","sha256":"x","products":["*"],"scopes":[]}]' })

  expect(faults).toHaveLength(2)
})
