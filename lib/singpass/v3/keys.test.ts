import { generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { makeIdentity } from '../testing/identity.ts'
import { importCertificates, importV3Keys } from './keys.ts'
import { app, myinfo, stranger } from './testing/myinfo.ts'

describe('keys of a connection', () => {
  it('sign with the first private key and open with each', () => {
    const { signing, opening } = importV3Keys({
      privateKey: `${app.privatePem}\n${stranger.privatePem}`,
      certificates: myinfo.certificatePem,
    })

    expect(signing.equals(app.key)).toBe(true)
    expect(opening.map((key) => [key.equals(app.key), key.equals(stranger.key)])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('are read from the older PKCS#1 form as well', () => {
    const privateKey = app.key.export({ format: 'pem', type: 'pkcs1' }).toString()

    expect(importV3Keys({ privateKey, certificates: myinfo.certificatePem }).signing.equals(app.key)).toBe(true)
  })
})

describe('certificates', () => {
  it('are held by the thumbprint of their keys', async () => {
    const trusted = importCertificates(`comment\n${myinfo.certificatePem}\n\n${stranger.certificatePem}`)
    const thumbprints = await Promise.all(
      [myinfo, stranger].map(async ({ publicKey }) => calculateJwkThumbprint(await exportJWK(publicKey))),
    )

    expect([...trusted.keys()]).toEqual(thumbprints)
  })

  it('listed twice are held once', () => {
    expect(importCertificates(myinfo.certificatePem.repeat(2)).size).toBe(1)
  })
})

describe('a setting that cannot be used', () => {
  const good = { privateKey: app.privatePem, certificates: myinfo.certificatePem }
  const broken = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----'

  it.each([
    ['an empty private key', { privateKey: '' }, 'setting "privateKey" holds no private key'],
    ['a broken private key', { privateKey: broken }, 'setting "privateKey" holds PEM that cannot be read'],
    ['a certificate for a key', { privateKey: myinfo.certificatePem }, 'setting "privateKey" holds no private key'],
    ['no certificate', { certificates: '' }, 'setting "certificates" holds no certificate'],
    [
      'a broken certificate',
      { certificates: broken.replaceAll('PRIVATE KEY', 'CERTIFICATE') },
      'setting "certificates" holds PEM that cannot be read',
    ],
  ])('is refused: %s', (_, changes, message) => {
    expect(() => importV3Keys({ ...good, ...changes })).toThrow(new TypeError(message))
  })

  it('is refused: an encrypted private key', () => {
    const privateKey = app.key
      .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
      .toString()

    expect(() => importV3Keys({ ...good, privateKey })).toThrow('setting "privateKey" holds no private key')
  })

  it('is refused: an RSA key of 1024 bits', async () => {
    const { privatePem, certificatePem } = await makeIdentity('Short', { bits: 1024 })

    expect(() => importV3Keys({ ...good, privateKey: privatePem })).toThrow('2048 bits or more')
    expect(() => importV3Keys({ ...good, certificates: certificatePem })).toThrow('2048 bits or more')
  })

  it('is refused: an elliptic-curve key', async () => {
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64')
    const pem = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----`

    expect(() => importV3Keys({ ...good, privateKey: pem })).toThrow('setting "privateKey" must hold RSA keys')
  })

  it('is refused: an RSA key that may only sign by PSS', () => {
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

    expect(() => importV3Keys({ ...good, privateKey: pem })).toThrow('setting "privateKey" must hold RSA keys')
  })

  it('is never quoted', () => {
    expect(() => importV3Keys({ ...good, privateKey: broken })).toThrow(/^(?!.*c2VjcmV0)/)
  })
})
