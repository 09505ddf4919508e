import { X509Certificate } from 'node:crypto'
import { CompactEncrypt, CompactSign } from 'jose'
import type { V3Service } from '../client.ts'
import type { V3Fault } from '../faults.ts'
import type { V3Simulation } from '../simulation.ts'
import { createV3Keys } from './keys.ts'

/** What goes into the envelope, and for whom. */
export interface Content {
  service: V3Service
  person: Record<string, unknown>
  fault?: V3Fault
}

/**
 * Signs the bare person object, puts the JWS in double quotes and encrypts it to the service's certificate.
 *
 * JWS: RS256 with `kid` and without `typ`. JWE: RSA-OAEP (SHA-1) and A256GCM, with the common name of the certificate
 * as `kid`.
 */
export async function sealPerson(simulation: V3Simulation, { service, person, fault }: Content): Promise<string> {
  const jws = await sign(simulation, person, fault)
  if (fault === 'v3-person-unencrypted') return jws
  const isQuoted = simulation.settings.quoted && fault !== 'v3-person-unquoted'
  const plaintext = new TextEncoder().encode(isQuoted ? JSON.stringify(jws) : jws)
  const recipient = fault === 'v3-person-other-key' ? await makeStrangersKey(simulation) : service.publicKey
  return new CompactEncrypt(plaintext)
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: service.commonName })
    .encrypt(recipient)
}

async function sign(
  simulation: V3Simulation,
  person: Record<string, unknown>,
  fault: V3Fault | undefined,
): Promise<string> {
  const payload = JSON.stringify(person)
  if (fault === 'v3-person-alg-none') return `${encode('{"alg":"none"}')}.${encode(payload)}.`
  const key =
    fault === 'v3-person-signature' ? (await createV3Keys(simulation.now())).privateKey : simulation.keys.privateKey
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'RS256', kid: simulation.keys.kid })
    .sign(key)
}

async function makeStrangersKey(simulation: V3Simulation) {
  const { certificate } = await createV3Keys(simulation.now())
  return new X509Certificate(certificate).publicKey
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}
