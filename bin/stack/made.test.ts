import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareMadeSettings, writeCertificates } from './made.ts'

let directory: string
let made: Awaited<ReturnType<typeof prepareMadeSettings>>

beforeAll(async () => {
  directory = path.join(mkdtempSync(path.join(tmpdir(), 'made-')), 'data')
  made = await prepareMadeSettings(directory)
})

afterAll(() => rmSync(path.dirname(directory), { recursive: true }))

test('everything that is made is readable by its owner alone', () => {
  const modes = readdirSync(directory).map((name) => statSync(path.join(directory, name)).mode & 0o777)

  expect(modes.length).toBeGreaterThan(3)
  expect(new Set(modes)).toEqual(new Set([0o600]))
})

test('a second run uses what the first one made', async () => {
  expect(await prepareMadeSettings(directory)).toEqual(made)
})

test('two demos share no secret', async () => {
  const other = await prepareMadeSettings(path.join(directory, 'other'))

  for (const name of ['AUTH_SECRET', 'DATA_KEYS', 'MYINFO_V3_CLIENT_SECRET', 'SINGPASS_CLIENT_ID'] as const) {
    expect(other[name]).not.toBe(made[name])
  }
  rmSync(path.join(directory, 'other'), { recursive: true })
})

test('the data key is 32 bytes under a key id', () => {
  const [kid, key] = made.DATA_KEYS.split(':')

  expect(kid).toBe('k1')
  expect(Buffer.from(key ?? '', 'base64url')).toHaveLength(32)
})

test('the Singpass keys are one to sign with and one to decrypt with, each with its own id', () => {
  const { keys } = JSON.parse(readFileSync(made.SINGPASS_KEYS, 'utf8'))

  expect(keys).toMatchObject([
    { kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256', kid: expect.stringMatching(/^sig-/) },
    { kty: 'EC', crv: 'P-256', use: 'enc', alg: 'ECDH-ES+A256KW', kid: expect.stringMatching(/^enc-/) },
  ])
})

test('the certificate belongs to the v3 key, and is valid for a year', async () => {
  await writeCertificates(directory, made.MYINFO_V3_PRIVATE_KEY)
  const certificate = new X509Certificate(readFileSync(path.join(directory, 'myinfo-v3.crt')))
  const days = (Date.parse(certificate.validTo) - Date.now()) / 86_400_000

  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(Math.round(days)).toBe(365)
  rmSync(path.join(directory, 'myinfo-v3.crt'))
})

test('a key that is given as text has its certificate too', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeCertificates(directory, privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
  const certificate = new X509Certificate(readFileSync(path.join(directory, 'myinfo-v3.crt')))

  expect(certificate.publicKey.equals(publicKey)).toBe(true)
  rmSync(path.join(directory, 'myinfo-v3.crt'))
})

test('secrets that cannot be read are never replaced, for stored data would be lost', async () => {
  const file = path.join(directory, 'secrets.json')
  const whole = readFileSync(file, 'utf8')
  for (const damaged of ['', whole.slice(0, 40), '{"AUTH_SECRET":"x"}']) {
    writeFileSync(file, damaged)
    await expect(prepareMadeSettings(directory)).rejects.toThrow(`${file} cannot be read.`)
  }
  writeFileSync(file, whole)
})

test('a directory that cannot be made is named, with the setting', async () => {
  const file = path.join(directory, 'secrets.json', 'below')

  await expect(prepareMadeSettings(file)).rejects.toThrow(
    `The data directory ${file} cannot be written (ENOTDIR). Set DATA_DIR to one that can.`,
  )
})
