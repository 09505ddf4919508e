import { constants, type KeyObject, publicEncrypt } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { importV3Keys } from './keys.ts'
import { openPerson, readPerson } from './open-person.ts'
import {
  app,
  buildCbcJwe,
  buildJwe,
  buildJws,
  flipBit,
  hmacWithPublicKey,
  kidOf,
  myinfo,
  person,
  sealPerson,
  stranger,
  subject,
  wrapOaep,
  wrapPkcs1,
} from './testing/myinfo.ts'

const keys = importV3Keys({ privateKey: app.privatePem, certificates: myinfo.certificatePem })
const jws = buildJws(JSON.stringify(person))

function read(text: string, { signed = true, subject: expected = subject, status = 200 } = {}) {
  return readPerson({ status, headers: new Headers(), text }, { signed, keys, subject: expected })
}

describe('a sealed person', () => {
  it('is opened with its signature in quotes, as Myinfo sends it', () => {
    expect(openPerson(buildJwe(`"${jws}"`), keys)).toEqual(person)
  })

  it('is opened with its signature bare, as MockPass sends it', () => {
    expect(openPerson(buildJwe(jws), keys)).toEqual(person)
  })

  it('is opened without a kid, and with one nobody knows', () => {
    for (const kid of [undefined, 'myinfo-2019']) {
      const sealed = buildJwe(buildJws(JSON.stringify(person), { header: { kid } }))
      expect(openPerson(sealed, keys)).toEqual(person)
    }
  })

  it('is opened with a key that no longer signs', () => {
    const privateKey = stranger.privatePem + app.privatePem

    expect(openPerson(sealPerson(), importV3Keys({ privateKey, certificates: myinfo.certificatePem }))).toEqual(person)
  })

  it('keeps every character', () => {
    const name = { value: `陈小慧 சிவா O'Brien <b>\\"\u0000 🙂` }

    expect(openPerson(sealPerson({ name }), keys)).toEqual({ name })
  })

  it('is read around blanks at its ends', () => {
    expect(read(`\n${sealPerson()}\r\n`)).toEqual(person)
  })
})

describe('encryption that is not as it must be', () => {
  const sealed = sealPerson()
  const zipped = buildJwe(deflateRawSync(jws), { header: { zip: 'DEF' } })
  const bomb = buildJwe(deflateRawSync(Buffer.alloc(50_000_000)), { header: { zip: 'DEF' } })
  const wrapSha256 = (contentKey: Buffer, key: KeyObject) => wrapOaep(contentKey, key, 'sha256')
  const wrapRaw = (contentKey: Buffer, key: KeyObject) =>
    publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.concat([Buffer.alloc(224), contentKey]))

  it.each<[string, string]>([
    ['to another key', buildJwe(jws, { recipient: stranger })],
    ['RSA1_5', buildJwe(jws, { header: { alg: 'RSA1_5' }, wrap: wrapPkcs1 })],
    ['RSA1_5 that calls itself RSA-OAEP', buildJwe(jws, { wrap: wrapPkcs1 })],
    ['RSA-OAEP-256', buildJwe(jws, { header: { alg: 'RSA-OAEP-256' }, wrap: wrapSha256 })],
    ['RSA without padding', buildJwe(jws, { wrap: wrapRaw })],
    ['dir', buildJwe(jws, { header: { alg: 'dir' } })],
    ['PBES2 with 2000000000 rounds', buildJwe(jws, { header: { alg: 'PBES2-HS256+A128KW', p2c: 2e9, p2s: 'AAAA' } })],
    ['no alg', buildJwe(jws, { header: { alg: undefined } })],
    ['A128CBC-HS256', buildCbcJwe(jws)],
    ['A256CBC-HS512', buildJwe(jws, { header: { enc: 'A256CBC-HS512' } })],
    ['A128GCM', buildJwe(jws, { header: { enc: 'A128GCM' } })],
    ['no enc', buildJwe(jws, { header: { enc: undefined } })],
    ['compression', zipped],
    ['compression that is only claimed', buildJwe(jws, { header: { zip: 'DEF' } })],
    ['a compression bomb', bomb],
    ['an unknown critical header', buildJwe(jws, { header: { crit: ['x'], x: 1 } })],
    ['a changed header', flipBit(sealed, 0)],
    ['a changed key', flipBit(sealed, 1)],
    ['a changed nonce', flipBit(sealed, 2)],
    ['a changed text', flipBit(sealed, 3)],
    ['a changed tag', flipBit(sealed, 4)],
    ['a tag of four bytes', `${sealed.split('.').slice(0, 4).join('.')}.AAAAAA`],
    ['a nonce of 16 bytes', buildJwe(jws, { nonceBytes: 16 })],
    ['no tag', `${sealed.split('.').slice(0, 4).join('.')}.`],
    ['text that is not UTF-8', buildJwe(Buffer.from([0xff, 0xfe]))],
  ])('is refused with one message: %s', async (_, token) => {
    const failure = await failureOf(() => read(token))

    expect(failure).toMatchObject({ code: 'response_invalid', details: { check: 'person.jwe', endpoint: 'person' } })
    expect(failure.message).toBe('the person was not encrypted to us as it must be')
  })

  it.each([
    ['four parts', sealed.split('.').slice(0, 4).join('.')],
    ['six parts', `${sealed}.AAAA`],
  ])('is refused when handed over directly: %s', async (_, token) => {
    expect((await outcomeOf(() => openPerson(token, keys))).check).toBe('person.jwe')
  })

  it('costs no more than a moment to refuse', async () => {
    const startedAt = process.cpuUsage()
    await failureOf(() => read(bomb))
    const { user, system } = process.cpuUsage(startedAt)

    expect((user + system) / 1000).toBeLessThan(50)
  })
})

describe('a person that Myinfo did not sign', () => {
  const payload = JSON.stringify(person)
  const embedded = stranger.publicKey.export({ format: 'jwk' })

  it.each<[string, string]>([
    ['not at all', payload],
    ['in quotes, not at all', JSON.stringify(payload)],
    ['by a foreign key', buildJws(payload, { signer: stranger, header: { kid: undefined } })],
    ['by a foreign key under the kid of Myinfo', buildJws(payload, { signer: stranger })],
    ['by a foreign key under its own kid', buildJws(payload, { signer: stranger, header: { kid: kidOf(stranger) } })],
    ['by a key it brings along', buildJws(payload, { signer: stranger, header: { jwk: embedded, kid: undefined } })],
    ['alg none', buildJws(payload, { header: { alg: 'none' }, signature: () => Buffer.alloc(0) })],
    [
      'alg HS256 keyed with the public key',
      buildJws(payload, { header: { alg: 'HS256' }, signature: hmacWithPublicKey }),
    ],
    ['alg RS384', buildJws(payload, { header: { alg: 'RS384' } })],
    ['a fourth part', `${jws}.AAAA`],
    ['a signature with padding', `${jws}==`],
    ['a payload that is not UTF-8', buildJws(Buffer.from([0x7b, 0xff, 0x7d]))],
    ['a changed payload', flipBit(jws, 1)],
    ['a changed signature', flipBit(jws, 2)],
    ['a JWE within', buildJwe(jws)],
    ['quoted twice', JSON.stringify(JSON.stringify(jws))],
  ])('is refused with one message: %s', async (_, plaintext) => {
    const failure = await failureOf(() => read(buildJwe(plaintext)))

    expect(failure).toMatchObject({ code: 'response_invalid', details: { check: 'person.jws', endpoint: 'person' } })
    expect(failure.message).toBe('the person is not signed by Myinfo')
  })
})

describe('a signed payload', () => {
  it.each([
    ['a list', '[{"name":{"value":"TAN XIAO HUI"}}]'],
    ['null', 'null'],
    ['half an object', '{"name":'],
    ['a member named __proto__', '{"__proto__":{"admin":true}}'],
  ])('that is %s is no person', async (_, payload) => {
    const outcome = await outcomeOf(() => read(buildJwe(buildJws(payload))))

    expect(outcome).toEqual({ code: 'response_invalid', check: 'person.payload', endpoint: 'person' })
  })
})

describe('an answer that is not sealed', () => {
  it.each([
    ['a plain person', JSON.stringify(person)],
    ['a signed person', jws],
  ])('but %s is refused', async (_, text) => {
    const outcome = await outcomeOf(() => read(text))

    expect(outcome).toEqual({ code: 'response_invalid', check: 'person.jwe', endpoint: 'person' })
  })

  it.each([
    ['a page', '<!doctype html><title>Maintenance</title>'],
    ['empty', ''],
    ['a list', '[1]'],
    ['cut off', sealPerson().split('.').slice(0, 4).join('.')],
    ['a sealed person in quotes', `"${sealPerson()}"`],
  ])('and no person, being %s, counts as an outage', async (_, text) => {
    expect(await outcomeOf(() => read(text))).toEqual({ code: 'unavailable', endpoint: 'person', status: 200 })
  })
})

describe('a person and the subject', () => {
  it('agree', () => {
    expect(read(sealPerson(), { subject: 'S1234567D' })).toEqual(person)
  })

  it('that is no NRIC cannot be compared', () => {
    expect(read(sealPerson(), { subject })).toEqual(person)
  })

  it('cannot be compared when the number was not asked for', () => {
    const { name } = person

    expect(read(sealPerson({ name }), { subject: 'S7654321J' })).toEqual({ name })
  })

  it.each(['S7654321J', 'T0000001A', 'F7654321J', 'G1612348Q', 'M1234567K'])(
    'are refused when the subject is %s, and the person is not',
    async (other) => {
      const failure = await failureOf(() => read(sealPerson(), { subject: other }))

      expect(failure).toMatchObject({ code: 'response_invalid', details: { check: 'person.uinfin' } })
      expect(failure.message).not.toMatch(/[STFGM]\d{7}/)
    },
  )

  it.each([null, 'S1234567D', [], {}, { value: ['S1234567D'] }])(
    'are refused when the number is %j',
    async (uinfin) => {
      const outcome = await outcomeOf(() => read(sealPerson({ uinfin }), { subject: 'S1234567D' }))

      expect(outcome.check).toBe('person.uinfin')
    },
  )
})

describe('a person of the sandbox', () => {
  it('is plain JSON', () => {
    expect(read(JSON.stringify(person), { signed: false })).toEqual(person)
  })

  it.each([
    ['a list', JSON.stringify([person])],
    ['a page', '<p>Maintenance</p>'],
    ['sealed', sealPerson()],
  ])('is no person when it is %s', async (_, text) => {
    expect((await outcomeOf(() => read(text, { signed: false }))).code).toBe('unavailable')
  })

  it('must agree with the subject all the same', async () => {
    const outcome = await outcomeOf(() => read(JSON.stringify(person), { signed: false, subject: 'S7654321J' }))

    expect(outcome.check).toBe('person.uinfin')
  })
})
