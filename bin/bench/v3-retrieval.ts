import {
  constants,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CompactEncrypt, CompactSign, importPKCS8 } from 'jose'
import {
  buildBaseString,
  importV3Keys,
  openPerson,
  type SignableRequest,
  signPkiRequest,
  verifyAccessToken,
} from 'singpass-client/probe'
import { compareCpu, spreadOf } from './cpu.ts'
import type { Finding } from './finding.ts'

const LEAST_RATIO = 0.7
const NRIC = 'S9812381D'
const ATTRIBUTES =
  'uinfin,name,sex,race,nationality,dob,email,mobileno,regadd,marital,occupation,employment,housingtype,noa-basic,cpfcontributions'
const ISSUER = 'https://test.api.myinfo.gov.sg/serviceauth/myinfo-com'
const CLIENT = 'BENCH-CLIENT'
const BASE_URL = 'https://test.api.myinfo.gov.sg/com/v3'

/**
 * The cryptography of one v3 retrieval: two request signatures, the access token, the person. Ours does all that a
 * retrieval does with it, parsing and checking included; bare is the five node:crypto operations on ready bytes.
 */
export async function measureV3Retrieval(): Promise<Finding[]> {
  const material = await prepareMaterial()
  const [ours, bare] = [ourRetrieval(material), bareRetrieval(material)]
  const verdict = await compareCpu({ ours, bare, rounds: 21, repeats: 150, warmUp: 20 })
  const times = `${verdict.ours.toFixed(3)} ms of CPU, bare node:crypto ${verdict.bare.toFixed(3)} ms`
  const text = `v3 retrieval, 15 attributes: ${times}, ratio ${verdict.ratio.toFixed(2)} (${spreadOf(verdict.ratios)}; at least ${LEAST_RATIO.toFixed(2)})`
  return [{ text, kept: verdict.ratio >= LEAST_RATIO }]
}

type Material = Awaited<ReturnType<typeof prepareMaterial>>

async function prepareMaterial() {
  const home = path.dirname(createRequire(import.meta.url).resolve('@opengovsg/mockpass/package.json'))
  const certificate = readFileSync(path.join(home, 'static/certs/spcp.crt'), 'utf8')
  const issuerKey = await importPKCS8(readFileSync(path.join(home, 'static/certs/spcp-key.pem'), 'utf8'), 'RS256')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const encryptionKey = await crypto.subtle.importKey(
    'spki',
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    { name: 'RSA-OAEP', hash: 'SHA-1' },
    false,
    ['encrypt'],
  )

  const signJws = (claims: object) =>
    new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'RS256' }).sign(issuerKey)
  const now = Math.floor(Date.now() / 1000)
  const accessToken = await signJws({ sub: NRIC, iss: ISSUER, aud: CLIENT, iat: now, nbf: now, exp: now + 1800 })
  const personJws = await signJws(readPersona(home))
  // In quotes, as the real service sends it.
  const personJwe = await new CompactEncrypt(Buffer.from(JSON.stringify(personJws)))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' })
    .encrypt(encryptionKey)
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate,
    accessToken,
    personJws,
    personJwe,
  }
}

function readPersona(home: string): object {
  const { personas } = JSON.parse(readFileSync(path.join(home, 'static/myinfo/v3.json'), 'utf8'))
  return Object.fromEntries(ATTRIBUTES.split(',').map((name) => [name, personas[NRIC][name]]))
}

const tokenRequest: SignableRequest = {
  method: 'POST',
  url: new URL(`${BASE_URL}/token`),
  parameters: {
    grant_type: 'authorization_code',
    code: '6c2d4f3a-5b1e-4a49-9a0e-3c1f7d9b2e10',
    redirect_uri: 'https://apply.example/api/auth/callback/v3',
    client_id: CLIENT,
    client_secret: 'a secret of thirty-two characters',
    state: 'hV1mJb3n9QhWmYk2cV8dDq0rXs5tUz7A',
  },
}
const personRequest: SignableRequest = {
  method: 'GET',
  url: new URL(`${BASE_URL}/person/${NRIC}/`),
  parameters: { client_id: CLIENT, attributes: ATTRIBUTES, txnNo: '0123456789' },
}

function ourRetrieval({ privateKey, certificate, accessToken, personJwe }: Material): () => void {
  const keys = importV3Keys({ privateKey, certificates: certificate })
  const signer = () => ({ clientId: CLIENT, key: keys.signing, nonce: crypto.randomUUID(), timestamp: Date.now() })

  return () => {
    signPkiRequest(tokenRequest, signer())
    verifyAccessToken(accessToken, { trusted: keys.trusted, issuers: [ISSUER], audiences: [CLIENT], now: Date.now() })
    signPkiRequest(personRequest, signer())
    openPerson(personJwe, keys)
  }
}

function bareRetrieval({ privateKey, certificate, accessToken, personJws, personJwe }: Material): () => void {
  const key = createPrivateKey(privateKey)
  const trusted = new X509Certificate(certificate).publicKey
  const texts = [tokenRequest, personRequest].map((request) => Buffer.from(buildBaseString(request)))
  const signed = [accessToken, personJws].map((jws) => ({
    covered: Buffer.from(jws.slice(0, jws.lastIndexOf('.'))),
    signature: Buffer.from(jws.slice(jws.lastIndexOf('.') + 1), 'base64url'),
  }))
  const [header = '', ...encoded] = personJwe.split('.')
  const [wrapped, nonce, ciphertext, tag] = encoded.map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
  if (!wrapped || !nonce || !ciphertext || !tag) throw new TypeError('the sealed person has not five parts')

  return () => {
    for (const text of texts) sign('sha256', text, key)
    for (const { covered, signature } of signed) verify('sha256', covered, trusted, signature)
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    const contentKey = privateDecrypt({ key, padding, oaepHash: 'sha1' }, wrapped)
    const decipher = createDecipheriv('aes-256-gcm', contentKey, nonce)
    decipher.setAAD(Buffer.from(header)).setAuthTag(tag)
    decipher.update(ciphertext)
    decipher.final()
  }
}
