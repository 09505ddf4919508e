import 'reflect-metadata'
import type { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { type Finding, fault, passed } from '../finding.ts'

/** The two ways in which a certificate takes part in a TLS connection. */
export type Role = 'client' | 'server'

const roles: Record<Role, { oid: string; words: string; why: string }> = {
  client: {
    oid: '1.3.6.1.5.5.7.3.2',
    words: 'client authentication (clientAuth)',
    why: 'Requirement: clientAuth, for the calls that your servers make.',
  },
  server: {
    oid: '1.3.6.1.5.5.7.3.1',
    words: 'server authentication (serverAuth)',
    why: 'Requirement: serverAuth, for the calls that your webhook receives.',
  },
}

/** Whether a certificate names a role among its extended key usages. One without the extension names none. */
export function hasRole(certificate: X509Certificate, role: Role): boolean {
  return certificate.keyUsage?.includes(roles[role].oid) ?? false
}

/** A certificate with what to call it. */
export interface NamedCertificate {
  name: string
  leaf: X509Certificate
}

/** Checks that both roles are covered, by one certificate or by two. */
export function checkRoles(certificates: readonly NamedCertificate[]): Finding[] {
  return (['client', 'server'] as const).map((role) => {
    const { words, why } = roles[role]
    const holder = certificates.find(({ leaf }) => hasRole(leaf, role))
    if (holder) return passed(`certificate.${role}-auth`, `${holder.name}: allows ${words}`)

    return fault(`certificate.${role}-auth`, `no certificate here allows ${words}`, {
      why,
      fix: `ask the authority for a certificate with the extended key usage ${words}, in this one or in a second one, and give both with --cert`,
    })
  })
}

/** Checks that a certificate's key may sign handshakes, where its key usage says anything at all. */
export function checkKeyUsage({ name, leaf }: NamedCertificate): Finding {
  const usage = new x509.X509Certificate(new Uint8Array(leaf.raw)).getExtension(x509.KeyUsagesExtension)
  const isAllowed = !usage || (usage.usages & x509.KeyUsageFlags.digitalSignature) !== 0
  if (isAllowed) return passed('certificate.key-usage', `${name}: may sign handshakes`)

  return fault('certificate.key-usage', `${name} has a key usage without digitalSignature`, {
    why: 'Requirement: digitalSignature, without which TLS 1.3 cannot use the key.',
    fix: 'ask the authority for a certificate with the key usage digitalSignature',
  })
}
