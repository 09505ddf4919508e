import 'reflect-metadata'
import type { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { type Finding, fault, passed } from '../finding.ts'
import { isSelfSigned } from './chain.ts'
import { nameOf } from './pem.ts'

const sha2 = ['SHA-256', 'SHA-384', 'SHA-512']

/** Checks that every signature up to the root is made with SHA-2. A root's own signature protects nothing. */
export function checkHashes(certificates: readonly X509Certificate[]): Finding {
  const weak = certificates
    .filter((certificate) => !isSelfSigned(certificate))
    .find((one) => !sha2.includes(hashOf(one)))
  if (!weak) return passed('certificate.hash', 'every signature of the chain is made with SHA-2')

  return fault('certificate.hash', `the signature on ${nameOf(weak)} is made with ${hashOf(weak)}`, {
    why: 'Requirement: SHA-2 signatures. Older ones can be forged, and TLS peers refuse them.',
    fix: 'ask the authority for a certificate signed with SHA-256, and take the chain that belongs to it',
  })
}

function hashOf({ raw }: X509Certificate): string {
  const { signatureAlgorithm } = new x509.X509Certificate(new Uint8Array(raw))
  return Object(signatureAlgorithm.hash).name ?? 'an unknown algorithm'
}
