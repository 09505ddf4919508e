import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { golive, temporaryFolder } from './testing/run.ts'

function openssl(...argv: string[]): string {
  return execFileSync('openssl', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

async function made() {
  const folder = temporaryFolder()
  const outcome = await golive(['csr', '--name', 'ACME', '--out', folder])
  return { ...outcome, folder, key: join(folder, 'NDI-DSAP-ACME.key'), csr: join(folder, 'NDI-DSAP-ACME.csr') }
}

/** The certificate signing request as OpenSSL reads it. */
function read(csr: string): string {
  return openssl('req', '-in', csr, '-noout', '-text')
}

describe('golive csr', () => {
  it('makes a key and a request that OpenSSL verifies', async () => {
    const { csr, key, code } = await made()

    expect(code).toBe(0)
    const publicKey = openssl('req', '-in', csr, '-verify', '-noout', '-pubkey')
    expect(publicKey).toBe(createPublicKey(createPrivateKey(readFileSync(key))).export({ type: 'spki', format: 'pem' }))
  })

  it('names the registered role, the authority and Singapore, in that order, and nothing else', async () => {
    const { csr } = await made()

    expect(openssl('req', '-in', csr, '-noout', '-subject', '-nameopt', 'RFC2253,sep_multiline')).toBe(
      'subject=\n    C=SG\n    O=Assurity Trusted Solutions Pte Ltd\n    OU=NDI-DSAP-ACME\n    CN=NDI-DSAP-ACME\n',
    )
  })

  it('asks for an EC key on P-256, signed with SHA-256', async () => {
    const text = read((await made()).csr)

    expect(text).toContain('ASN1 OID: prime256v1')
    expect(text).toContain('Signature Algorithm: ecdsa-with-SHA256')
  })

  it('asks for three key usages, for client authentication, and for nothing else', async () => {
    const attributes = /Attributes:\n([\s\S]*?)\n {4}Signature Algorithm/.exec(read((await made()).csr))?.[1]

    expect(attributes?.split('\n').map((line) => line.trim())).toEqual([
      'Requested Extensions:',
      'X509v3 Key Usage: critical',
      'Digital Signature, Non Repudiation, Key Encipherment',
      'X509v3 Extended Key Usage:',
      'TLS Web Client Authentication',
    ])
  })

  it('makes files that only their owner can read', async () => {
    const { folder } = await made()

    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777])
    expect(modes).toEqual([
      ['NDI-DSAP-ACME.csr', 0o600],
      ['NDI-DSAP-ACME.key', 0o600],
      ['NDI-DSAP-ACME.txt', 0o600],
    ])
  })

  it('says what the request is for, on the screen and beside it', async () => {
    const { said, folder } = await made()

    for (const text of [said, readFileSync(join(folder, 'NDI-DSAP-ACME.txt'), 'utf8')]) {
      expect(text).toContain('What this is for: Sign with Singpass.')
      expect(text).toContain('nor for Myinfo v5 (FAPI 2.0)')
    }
  })

  it('never prints the private key', async () => {
    const { said, key } = await made()

    const secret = readFileSync(key, 'utf8').split('\n')[1] ?? ''
    expect(secret).toHaveLength(64)
    expect(said).not.toContain(secret)
    expect(said).not.toContain('PRIVATE KEY')
  })

  it('tells a program which files it made', async () => {
    const folder = temporaryFolder()
    const { said } = await golive(['csr', '--name', 'ACME', '--out', folder, '--json'])

    expect(JSON.parse(said)).toEqual({
      key: join(folder, 'NDI-DSAP-ACME.key'),
      csr: join(folder, 'NDI-DSAP-ACME.csr'),
      label: join(folder, 'NDI-DSAP-ACME.txt'),
      purpose: 'Sign with Singpass (DSAP)',
    })
  })

  it('leaves a key that is there already as it is', async () => {
    const { folder, key, csr } = await made()
    const before = [readFileSync(key, 'utf8'), readFileSync(csr, 'utf8')]

    const { code, complained } = await golive(['csr', '--name', 'ACME', '--out', folder])

    expect(code).toBe(3)
    expect(complained).toBe(`${key} exists already; nothing was written`)
    expect([readFileSync(key, 'utf8'), readFileSync(csr, 'utf8')]).toEqual(before)
  })

  it('leaves no lone key behind when only the request is in the way', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'NDI-DSAP-ACME.csr'), 'kept')

    expect((await golive(['csr', '--name', 'ACME', '--out', folder])).code).toBe(3)
    expect(readdirSync(folder)).toEqual(['NDI-DSAP-ACME.csr'])
  })

  it.each(['acme', 'A', '-ACME', 'ACME/../X', 'ACME BANK', 'A'.repeat(41)])('refuses the name "%s"', async (name) => {
    const folder = temporaryFolder()
    const { code, complained } = await golive(['csr', `--name=${name}`, '--out', folder])

    expect(code).toBe(2)
    expect(complained).toContain('--name must be 2 to 40 capital letters, digits and hyphens')
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses to run without a name', async () => {
    expect(await golive(['csr', '--out', temporaryFolder()])).toMatchObject({ code: 2 })
  })

  it('refuses a directory that cannot be written', async () => {
    const file = join(temporaryFolder(), 'a-file')
    writeFileSync(file, '')

    const { code, complained } = await golive(['csr', '--name', 'ACME', '--out', join(file, 'under')])
    expect(code).toBe(2)
    expect(complained).toContain('cannot be written')
  })
})
