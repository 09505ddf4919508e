import { base64url, CompactEncrypt, exportJWK, generateKeyPair } from 'jose'
import { importKey } from '../../crypto/import-key.ts'
import { encryptToClient, type Recipient } from '../../crypto/sealing.ts'
import type { TokenFault } from '../fault.ts'
import { type BothRow, inBothTokens } from './both-tokens.ts'

const BOMB_BYTES = 100 * 1024 * 1024
const ROUNDS = 2_000_000_000
const encode = (value: unknown) => base64url.encode(JSON.stringify(value))
const noise = (length: number) => base64url.encode(crypto.getRandomValues(new Uint8Array(length)))

const rows: BothRow[] = [
  ['not-encrypted', 'is signed but not encrypted', { encrypt: async (jws) => jws }],
  ['plain-json', 'is plain JSON', { encrypt: async (jws) => readClaims(jws) }],
  [
    'garbage',
    'is five parts of noise',
    { encrypt: async () => [noise(40), noise(40), noise(12), noise(80), noise(16)].join('.') },
  ],
  ['cbc', 'is encrypted by A256CBC-HS512, which is right', { encrypt: withMembers({ enc: 'A256CBC-HS512' }) }],
  ['gcm', 'is encrypted by A256GCM, which is right', { encrypt: withMembers({ enc: 'A256GCM' }) }],
  ['enc-a128cbc', 'is encrypted by A128CBC-HS256', { encrypt: withMembers({ enc: 'A128CBC-HS256' }) }],
  ['enc-a128gcm', 'is encrypted by A128GCM', { encrypt: withMembers({ enc: 'A128GCM' }) }],
  ['enc-unknown', 'names an unknown content encryption', { encrypt: craft({ enc: 'A512XYZ' }) }],
  ['ecdh-direct', 'agrees on the content key itself (ECDH-ES)', { encrypt: withMembers({ alg: 'ECDH-ES' }) }],
  ['rsa1-5', 'names RSA1_5', { encrypt: craft({ alg: 'RSA1_5' }) }],
  ['rsa-oaep', 'names RSA-OAEP', { encrypt: craft({ alg: 'RSA-OAEP' }) }],
  ['dir', 'names dir', { encrypt: craft({ alg: 'dir' }) }],
  [
    'pbes2',
    `names PBES2 with ${ROUNDS} rounds`,
    { encrypt: craft({ alg: 'PBES2-HS512+A256KW', p2c: ROUNDS, p2s: noise(16) }) },
  ],
  ['zip', 'is compressed (zip DEF)', { encrypt: withMembers({ zip: 'DEF' }) }],
  ['zip-bomb', 'holds 100 MB in a tenth of one (zip DEF)', { encrypt: encryptBomb }],
  ['to-unknown-kid', 'is encrypted to a key of nobody', { encrypt: encryptToStranger }],
  ['no-recipient-kid', 'names no kid of the recipient', { encrypt: withMembers({ kid: undefined }) }],
  [
    'epk-other-curve',
    'brings an ephemeral key on another curve',
    { sealed: (jwe) => changeHeader(jwe, { epk: { kty: 'EC', crv: 'P-384', x: noise(48), y: noise(48) } }) },
  ],
  [
    'epk-off-curve',
    'brings an ephemeral key that is on no curve',
    { sealed: (jwe) => changeHeader(jwe, { epk: { kty: 'EC', crv: 'P-256', x: noise(32), y: noise(32) } }) },
  ],
  ['altered-header', 'has an altered header', { sealed: (jwe) => changeHeader(jwe, { cty: 'jwt' }) }],
  ['altered-key', 'has one bit of the encrypted key changed', { sealed: (jwe) => flipBit(jwe, 1) }],
  ['altered-iv', 'has one bit of the initialisation vector changed', { sealed: (jwe) => flipBit(jwe, 2) }],
  ['altered-ciphertext', 'has one bit of the ciphertext changed', { sealed: (jwe) => flipBit(jwe, 3) }],
  ['altered-tag', 'has one bit of the tag changed', { sealed: (jwe) => flipBit(jwe, 4) }],
]

/** Wrong encryption, one thing at a time, in both kinds of token. */
export const encryptionFaults: readonly TokenFault[] = inBothTokens(rows)

function readClaims(jws: string): string {
  return new TextDecoder().decode(base64url.decode(jws.split('.')[1] ?? ''))
}

/** Encrypts well, with other members in the header. */
function withMembers(members: Record<string, unknown>) {
  return (jws: string, recipient: Recipient) => encryptBytes(new TextEncoder().encode(jws), recipient, members)
}

async function encryptBytes(
  bytes: Uint8Array,
  { jwk, enc }: Recipient,
  members: Record<string, unknown>,
): Promise<string> {
  const { alg = 'ECDH-ES+A256KW', kid } = jwk
  const header = JSON.parse(JSON.stringify({ alg, enc, cty: 'JWT', kid, ...members }))
  return new CompactEncrypt(bytes).setProtectedHeader(header).encrypt(await importKey(jwk, header.alg))
}

function encryptBomb(_: string, recipient: Recipient): Promise<string> {
  return encryptBytes(new Uint8Array(BOMB_BYTES), recipient, { zip: 'DEF' })
}

/** A token that only looks encrypted: a client must refuse it by its header. */
function craft(members: Record<string, unknown>) {
  return async (_: string, { jwk, enc }: Recipient) => {
    const header = { alg: jwk.alg, enc, cty: 'JWT', kid: jwk.kid, ...members }
    return [encode(header), header.alg === 'dir' ? '' : noise(72), noise(16), noise(160), noise(32)].join('.')
  }
}

async function encryptToStranger(jws: string, recipient: Recipient): Promise<string> {
  const { alg = 'ECDH-ES+A256KW' } = recipient.jwk
  const { publicKey } = await generateKeyPair(alg, { extractable: true })
  return encryptToClient(jws, { ...recipient, jwk: { ...(await exportJWK(publicKey)), alg, kid: 'stranger' } })
}

function changeHeader(jwe: string, members: Record<string, unknown>): string {
  const [header = '', ...rest] = jwe.split('.')
  const parsed: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(header)))
  return [encode(Object.assign({}, parsed, members)), ...rest].join('.')
}

function flipBit(jwe: string, part: number): string {
  const parts = jwe.split('.')
  const bytes = base64url.decode(parts[part] ?? '')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  parts[part] = base64url.encode(bytes)
  return parts.join('.')
}
