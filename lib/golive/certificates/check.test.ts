import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../finding.ts'
import {
  clientAuth,
  keyAgreement,
  type Made,
  makeChain,
  makeIssued,
  makeKeys,
  makeRoot,
  makeRsaKeys,
  serverAuth,
} from '../testing/certificates.ts'
import { type CertificateCheck, checkCertificates } from './check.ts'

const { root, authority, leaf } = await makeChain()
const day = 86_400_000

interface Given {
  certs?: string[]
  chains?: string[]
  keys?: string[]
  keyType?: CertificateCheck['keyType']
  now?: number
}

function check(given: Given = {}): Promise<Finding[]> {
  const { certs = [leaf.pem], chains = [chainOf(authority, root)], keys = [leaf.key] } = given
  const named = (kind: string) => (text: string, index: number) => ({ name: `${kind}${index || ''}.pem`, text })
  return checkCertificates({
    certificates: certs.map(named('cert')),
    chains: chains.map(named('chain')),
    keys: keys.map(named('key')),
    keyType: given.keyType ?? 'any',
    now: given.now ?? Date.now(),
  })
}

function chainOf(...all: Made[]): string {
  return all.map(({ pem }) => pem).join('\n')
}

/** Ids and words of what is at fault. */
async function faultsOf(given: Given): Promise<string[]> {
  const findings = await check(given)
  return findings.filter(({ level }) => level === 'fault').map(({ id, found }) => `${id}: ${found}`)
}

const handshakesFail = [
  expect.stringMatching(/^certificate\.handshake-client: .* fails as a client.*: [A-Z_]+$/),
  expect.stringMatching(/^certificate\.handshake-server: .* fails as a server.*: [A-Z_]+$/),
]

describe('certificates for mutual TLS', () => {
  it('that meet every requirement pass, and shake hands in both directions', async () => {
    const findings = await check()

    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'passed certificate.client-auth',
      'passed certificate.server-auth',
      'passed certificate.chain',
      'warning certificate.root',
      'passed certificate.validity',
      'passed certificate.key',
      'passed certificate.hash',
      'passed certificate.key-usage',
      'passed certificate.key-match',
      'passed certificate.handshake-client',
      'passed certificate.handshake-server',
    ])
    expect(findings.at(2)?.found).toBe(
      'cert.pem: the chain is complete and in order: ACME < Test Authority < Test Root',
    )
  })

  it('may be two, one for each role, with keys in any order', async () => {
    const client = await makeIssued('ACME client', authority, { roles: [clientAuth] })
    const server = await makeIssued('ACME server', authority, { roles: [serverAuth] })

    const findings = await check({ certs: [client.pem, server.pem], keys: [server.key, client.key] })
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([])
    expect(findings.filter(({ id }) => id.startsWith('certificate.handshake')).map(({ found }) => found)).toEqual([
      'cert.pem: a mutual-TLS handshake succeeds as a client, to a server that asks for a certificate',
      'cert1.pem: a mutual-TLS handshake succeeds as a server, to a client with a certificate of its own',
    ])
  })

  it('may each have a chain of their own', async () => {
    const otherRoot = await makeRoot('Other Root')
    const client = await makeIssued('ACME client', authority, { roles: [clientAuth] })
    const server = await makeIssued('ACME server', otherRoot, { roles: [serverAuth] })

    const chains = [chainOf(authority, root), chainOf(otherRoot)]
    expect(await faultsOf({ certs: [client.pem, server.pem], chains, keys: [client.key, server.key] })).toEqual([])
  })

  it('may be repeated at the head of their chain file', async () => {
    expect(await faultsOf({ chains: [chainOf(leaf, authority, root)] })).toEqual([])
  })

  it('may be of RSA with 2048 bits', async () => {
    const rsa = await makeIssued('ACME', authority, { keys: await makeRsaKeys(2048) })

    expect(await faultsOf({ certs: [rsa.pem], keys: [rsa.key], keyType: 'rsa' })).toEqual([])
  })

  it('are checked without a key as far as that goes', async () => {
    const findings = await check({ keys: [] })

    expect(findings.filter(({ level }) => level === 'skipped').map(({ id }) => id)).toEqual([
      'certificate.key-match',
      'certificate.handshake-client',
      'certificate.handshake-server',
    ])
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([])
  })
})

describe('usages', () => {
  it('without clientAuth are refused by name, and by the handshake', async () => {
    const server = await makeIssued('ACME', authority, { roles: [serverAuth] })

    expect(await faultsOf({ certs: [server.pem], keys: [server.key] })).toEqual([
      'certificate.client-auth: no certificate here allows client authentication (clientAuth)',
      handshakesFail[0],
    ])
  })

  it('without serverAuth are refused by name, and by the handshake', async () => {
    const client = await makeIssued('ACME', authority, { roles: [clientAuth] })

    expect(await faultsOf({ certs: [client.pem], keys: [client.key] })).toEqual([
      'certificate.server-auth: no certificate here allows server authentication (serverAuth)',
      handshakesFail[1],
    ])
  })

  it('that are not stated at all are refused, although TLS libraries let them pass', async () => {
    const silent = await makeIssued('ACME', authority, { roles: [] })

    expect(await faultsOf({ certs: [silent.pem], keys: [silent.key] })).toEqual([
      'certificate.client-auth: no certificate here allows client authentication (clientAuth)',
      'certificate.server-auth: no certificate here allows server authentication (serverAuth)',
    ])
  })

  it('of the key without digitalSignature are refused', async () => {
    const weak = await makeIssued('ACME', authority, { usage: keyAgreement })

    expect(await faultsOf({ certs: [weak.pem], keys: [weak.key] })).toContain(
      'certificate.key-usage: cert.pem has a key usage without digitalSignature',
    )
  })
})

describe('a chain', () => {
  const id = 'certificate.chain'

  it('out of order is refused, and its order given', async () => {
    const findings = await check({ chains: [chainOf(root, authority)] })

    expect(findings.find(({ level }) => level === 'fault')).toMatchObject({
      id,
      found: 'the chain is out of order: Test Root follows ACME',
      fix: 'put it in order: Test Authority, then Test Root',
      why: expect.stringContaining('Requirement: the full chain, in order'),
    })
  })

  it('without its root is refused', async () => {
    expect(await faultsOf({ chains: [chainOf(authority)] })).toContain(
      `${id}: the chain is incomplete: it ends at Test Authority, and its issuer Test Root is missing`,
    )
  })

  it('without the authority between is refused', async () => {
    expect(await faultsOf({ chains: [chainOf(root)] })).toEqual([
      `${id}: the chain is broken: ACME is issued by Test Authority, but Test Root follows`,
      ...handshakesFail,
    ])
  })

  it('of another authority with the same name is refused', async () => {
    const impostor = await makeIssued('Test Authority', root, { ca: true })

    expect(await faultsOf({ chains: [chainOf(impostor, root)] })).toContain(
      `${id}: the chain is broken: ACME is issued by Test Authority, but Test Authority follows`,
    )
  })

  it('through a certificate that may not sign certificates is refused', async () => {
    const powerless = await makeIssued('Powerless', root)
    const below = await makeIssued('ACME', powerless)

    expect(await faultsOf({ certs: [below.pem], keys: [below.key], chains: [chainOf(powerless, root)] })).toEqual([
      `${id}: Powerless is in the chain and is not an authority`,
      ...handshakesFail,
    ])
  })

  it('of a self-signed certificate is refused', async () => {
    const keys = execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        '-',
        '-subj',
        '/CN=ACME',
        '-addext',
        'basicConstraints=CA:FALSE',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )

    expect(await faultsOf({ certs: [keys], chains: [keys], keys: [keys] })).toContain(
      `${id}: cert.pem is self-signed: no authority vouches for it`,
    )
  })

  it("that starts with an authority's own certificate is refused", async () => {
    expect(await faultsOf({ certs: [authority.pem], chains: [root.pem], keys: [authority.key] })).toContain(
      `${id}: cert.pem is the certificate of an authority (Test Authority), not yours`,
    )
  })
})

describe('validity', () => {
  it('that has ended is refused with its day, and by the handshakes', async () => {
    const old = await makeIssued('ACME', authority, { notAfter: new Date(Date.now() - 3_600_000) })
    const ended = new Date(Date.now() - 3_600_000).toISOString().slice(0, 10)

    expect(await faultsOf({ certs: [old.pem], keys: [old.key] })).toEqual([
      `certificate.validity: ACME expired on ${ended}`,
      expect.stringMatching(/handshake-client: .* CERT_HAS_EXPIRED$/),
      expect.stringMatching(/handshake-server: .* CERT_HAS_EXPIRED$/),
    ])
  })

  it('that has not begun is refused with its day', async () => {
    const early = await makeIssued('ACME', authority, {
      notBefore: new Date('2199-01-02'),
      notAfter: new Date('2199-03-04'),
    })

    expect(await faultsOf({ certs: [early.pem], keys: [early.key] })).toContain(
      'certificate.validity: ACME is not valid before 2199-01-02',
    )
  })

  it('of an authority counts as much as that of the certificate', async () => {
    const old = await makeIssued('Old Authority', root, { ca: true, notAfter: new Date(Date.now() - 3_600_000) })
    const below = await makeIssued('ACME', old)

    expect(await faultsOf({ certs: [below.pem], keys: [below.key], chains: [chainOf(old, root)] })).toContainEqual(
      expect.stringMatching(/^certificate\.validity: Old Authority expired on /),
    )
  })

  it.each([
    [29, ['warning', expect.stringMatching(/^ACME expires on .*, in 29 days$/)]],
    [31, ['passed', expect.stringMatching(/valid until /)]],
  ])('with %i days left is judged by them', async (days, expected) => {
    const notAfter = new Date(Date.now() + 365 * day)
    const { pem } = await makeIssued('ACME', authority, { notAfter })

    const findings = await check({ certs: [pem], keys: [], now: notAfter.getTime() - (days + 0.5) * day })
    const validity = findings.find(({ id }) => id === 'certificate.validity')
    expect([validity?.level, validity?.found]).toEqual(expected)
  })
})

describe('a key', () => {
  it('of RSA with 1024 bits is refused', async () => {
    const small = await makeIssued('ACME', authority, { keys: await makeRsaKeys(1024) })

    expect(await faultsOf({ certs: [small.pem], keys: [] })).toEqual([
      'certificate.key: cert.pem has an RSA key of 1024 bits',
    ])
  })

  it('of RSA is refused where EC is needed', async () => {
    const rsa = await makeIssued('ACME', authority, { keys: await makeRsaKeys(2048) })

    expect(await faultsOf({ certs: [rsa.pem], keys: [], keyType: 'ec' })).toEqual([
      'certificate.key: cert.pem has an RSA key where EC is needed',
    ])
  })

  it('of EC is refused where RSA is needed', async () => {
    expect(await faultsOf({ keys: [], keyType: 'rsa' })).toEqual([
      'certificate.key: cert.pem has an EC key where RSA is needed',
    ])
  })

  it('on P-384 is refused where P-256 is asked for, and passes where any curve of TLS will do', async () => {
    const keys = await makeKeys({ name: 'ECDSA', namedCurve: 'P-384' })
    const large = await makeIssued('ACME', authority, { keys })

    expect(await faultsOf({ certs: [large.pem], keys: [], keyType: 'ec' })).toEqual([
      'certificate.key: cert.pem has an EC key on the curve secp384r1',
    ])
    expect(await faultsOf({ certs: [large.pem], keys: [] })).toEqual([])
  })

  it('on a curve that TLS does not use is refused', async () => {
    const both = execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:secp256k1',
        '-nodes',
        '-keyout',
        '-',
        '-subj',
        '/CN=ACME',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )

    expect(await faultsOf({ certs: [both], keys: [] })).toContain(
      'certificate.key: cert.pem has an EC key on the curve secp256k1',
    )
  })

  it('of another certificate is refused', async () => {
    const other = await makeIssued('ACME', authority)

    expect(await faultsOf({ keys: [other.key] })).toEqual([
      'certificate.key-match: cert.pem: no private key that was given belongs to it',
    ])
  })
})

it('a signature with SHA-1 is refused', async () => {
  const weak = await makeIssued('ACME', authority, { hash: 'SHA-1' })

  expect(await faultsOf({ certs: [weak.pem], keys: [] })).toEqual([
    'certificate.hash: the signature on ACME is made with SHA-1',
  ])
})

describe('a file', () => {
  const encrypted = createPrivateKey(leaf.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'secret',
  })
  const publicKey = createPublicKey(leaf.key).export({ type: 'spki', format: 'pem' })
  const legacy =
    '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----'

  it.each([
    ['text', 'hello', 'cert.pem is not PEM'],
    ['a key', leaf.key, 'cert.pem holds a private key, not a certificate'],
    [
      'a request',
      '-----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END CERTIFICATE REQUEST-----',
      'cert.pem holds a signing request, not a certificate',
    ],
    [
      'PKCS #7',
      '-----BEGIN PKCS7-----\nAA==\n-----END PKCS7-----',
      'cert.pem holds a PKCS #7 bundle, not certificates',
    ],
    ['half a certificate', leaf.pem.slice(0, 200), 'cert.pem holds no whole certificate'],
    [
      'a damaged certificate',
      leaf.pem.replace(/\n[^\n]{10}/, '\nAAAAAAAAAA'),
      'certificate 1 of cert.pem cannot be read: it is damaged',
    ],
  ])('with %s in place of a certificate is refused by what it is', async (_, text, found) => {
    expect(await faultsOf({ certs: [text] })).toEqual([`certificate.pem: ${found}`])
  })

  it.each([
    [
      'a password on the key',
      String(encrypted),
      'key.pem is protected by a password, which the servers would need at every start',
    ],
    [
      'a password on a key of the old form',
      legacy,
      'key.pem is protected by a password, which the servers would need at every start',
    ],
    ['a public key', String(publicKey), 'key.pem holds a public key, not a private one'],
    ['a certificate', leaf.pem, 'key.pem holds a certificate, not a private key'],
    ['text', 'hello', 'key.pem is not PEM'],
    ['two keys', leaf.key + authority.key, 'key.pem holds 2 private keys'],
    [
      'a damaged key',
      leaf.key.replace(/\n[^\n]{10}/, '\nAAAAAAAAAA'),
      'key.pem holds a private key that cannot be read: it is damaged',
    ],
  ])('with %s is refused by what it is', async (_, text, found) => {
    expect(await faultsOf({ keys: [text] })).toEqual([`certificate.key-pem: ${found}`])
  })

  it('with a chain that is not PEM is refused beside every other file that is wrong', async () => {
    expect(await faultsOf({ chains: ['hello'], keys: ['hello'] })).toEqual([
      'certificate.chain-pem: chain.pem is not PEM',
      'certificate.key-pem: key.pem is not PEM',
    ])
  })
})

it('every fault says why it matters and what to do', async () => {
  const findings = [...(await check({ chains: [root.pem], keyType: 'rsa' })), ...(await check({ keys: ['x'] }))]

  for (const { why, fix } of findings.filter(({ level }) => level === 'fault')) {
    expect(why).toMatch(/^Requirement: /)
    expect(fix).toMatch(/\w{4}/)
  }
})

it('no finding quotes a key', async () => {
  const words = JSON.stringify(await check({ keys: [leaf.key, authority.key] }))

  for (const key of [leaf.key, authority.key]) expect(words).not.toContain(key.split('\n')[1])
})
