import 'reflect-metadata'
import { createHash, createPrivateKey, createPublicKey, randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { X509CertificateGenerator } from '@peculiar/x509'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { Failure } from './failure.ts'
import {
  CERTIFICATE_FILE,
  CLIENTS_FILE,
  type MadeSetting,
  SIMULATOR_CERTIFICATE_FILE,
  SIMULATOR_KEY_FILE,
} from './plan.ts'

const DAY = 86_400_000
const SECRETS_FILE = 'secrets.json'
const V3_KEY_FILE = 'myinfo-v3.key'
const SINGPASS_KEYS_FILE = 'singpass-keys.json'

/**
 * The secrets and keys of this demo, made on the first run and kept in its data directory, readable by its owner
 * alone. Keys are given as paths to their files.
 */
export async function prepareMadeSettings(directory: string): Promise<Record<MadeSetting, string>> {
  makeDirectory(directory)
  await keep(directory, SECRETS_FILE, () => JSON.stringify(makeSecrets(), null, 2))
  await keep(directory, V3_KEY_FILE, makeRsaKey)
  await keep(directory, SIMULATOR_KEY_FILE, makeRsaKey)
  await keep(directory, SINGPASS_KEYS_FILE, async () => JSON.stringify(await makeSingpassKeys(), null, 2))

  const secrets = readSecrets(path.join(directory, SECRETS_FILE))
  return {
    ...secrets,
    // Made of another, so that the directory of an earlier version still serves.
    STAFF_CLIENT_SECRET: createHash('sha256').update(`staff ${secrets.AUTH_SECRET}`).digest('base64url'),
    MYINFO_V3_PRIVATE_KEY: path.join(directory, V3_KEY_FILE),
    SINGPASS_KEYS: path.join(directory, SINGPASS_KEYS_FILE),
  }
}

/** Writes the self-signed certificate of the v3 key in use, given as PEM or as the path of a PEM file; and that of the simulator. */
export async function writeCertificates(directory: string, key: string): Promise<void> {
  const pem = key.includes('-----BEGIN') ? key : readFileSync(key, 'utf8')
  write(path.join(directory, CERTIFICATE_FILE), await makeCertificate(pem))
  const own = readFileSync(path.join(directory, SIMULATOR_KEY_FILE), 'utf8')
  write(path.join(directory, SIMULATOR_CERTIFICATE_FILE), await makeCertificate(own))
}

/** Writes the clients that the simulator knows; those of v3 with the certificate of the v3 key in use. */
export function writeClients(
  directory: string,
  { clients, v3Clients }: { clients: object[]; v3Clients: object[] },
): void {
  const file = path.join(directory, CERTIFICATE_FILE)
  const withCertificate = v3Clients.map((client) => ({ ...client, certificate: readFileSync(file, 'utf8') }))
  write(path.join(directory, CLIENTS_FILE), JSON.stringify({ clients, v3Clients: withCertificate }, null, 2))
}

function makeDirectory(directory: string): void {
  try {
    // 0711: as root, the database runs as another user, who must pass through to its own folder.
    mkdirSync(directory, { recursive: true, mode: 0o711 })
    write(path.join(directory, '.writable'), '')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new Failure(`The data directory ${directory} cannot be written (${reason}). Set DATA_DIR to one that can.`)
  }
}

async function keep(directory: string, name: string, make: () => string | Promise<string>): Promise<void> {
  const file = path.join(directory, name)
  if (!existsSync(file)) write(file, await make())
}

/** In one step, so that a start that is cut off leaves a whole file or none. */
function write(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function makeSecrets() {
  return {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    DATA_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
    MYINFO_V3_CLIENT_ID: 'DEMO-MYINFO-ONBOARDING',
    MYINFO_V3_CLIENT_SECRET: randomBytes(24).toString('base64url'),
    SINGPASS_CLIENT_ID: randomBytes(16).toString('hex'),
  }
}

function readSecrets(file: string): ReturnType<typeof makeSecrets> {
  try {
    const kept: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
    const names = Object.keys(makeSecrets())
    if (names.every((name) => typeof kept[name] === 'string')) return kept as ReturnType<typeof makeSecrets>
  } catch {}
  throw new Failure(`${file} cannot be read. Restore it, or remove its whole directory to start afresh.`)
}

async function makeRsaKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return exportPKCS8(privateKey)
}

async function makeSingpassKeys() {
  const signing = await generateKeyPair('ES256', { extractable: true })
  const encryption = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true })
  const kid = (use: string) => `${use}-${randomBytes(6).toString('hex')}`

  return {
    keys: [
      { ...(await exportJWK(signing.privateKey)), kid: kid('sig'), use: 'sig', alg: 'ES256' },
      { ...(await exportJWK(encryption.privateKey)), kid: kid('enc'), use: 'enc', alg: 'ECDH-ES+A256KW' },
    ],
  }
}

async function makeCertificate(pem: string): Promise<string> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const secret = createPrivateKey(pem)
  const pkcs8 = secret.export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(secret).export({ type: 'spki', format: 'der' })
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(8).toString('hex'),
    name: 'CN=Myinfo onboarding demo',
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    signingAlgorithm: algorithm,
    keys: {
      privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
      publicKey: await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
    },
  })
  return certificate.toString('pem')
}
