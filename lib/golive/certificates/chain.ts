import type { X509Certificate } from 'node:crypto'
import { type Finding, fault, passed } from '../finding.ts'
import { issuerOf, nameOf } from './pem.ts'

const id = 'certificate.chain'
const why = 'Requirement: the full chain, in order, from the certificate to a root, so that the peer can follow it.'

/** A certificate of one's own and those above it, up to the root, as the chain file lists them. */
export interface Chain {
  /** What to call it in findings. */
  name: string
  leaf: X509Certificate
  /** Without the leaf, even where the file repeats it. */
  above: readonly X509Certificate[]
}

/** Builds the chain of a certificate and the content of a chain file, which may repeat the certificate at its head. */
export function buildChain(name: string, leaf: X509Certificate, listed: readonly X509Certificate[]): Chain {
  const above = listed[0]?.fingerprint256 === leaf.fingerprint256 ? listed.slice(1) : listed
  return { name, leaf, above }
}

/** Checks that each certificate is signed by the next one, which may sign certificates, and that the last is a root. */
export function checkChain({ name, leaf, above }: Chain): Finding[] {
  if (leaf.ca) return [refuse(`${name} is the certificate of an authority (${nameOf(leaf)}), not yours`, yours)]
  if (isSelfSigned(leaf)) return [refuse(`${name} is self-signed: no authority vouches for it`, yours)]
  const all = [leaf, ...above]
  const broken = all.findIndex(
    (certificate, index) => index < all.length - 1 && !isSignedBy(certificate, all[index + 1]),
  )
  if (broken >= 0) return [describeBreak(all, broken)]
  const last = all[all.length - 1] ?? leaf
  if (!isSelfSigned(last)) return [describeEnd(last)]
  const powerless = above.find(({ ca }) => !ca)
  if (powerless) return [refuse(`${nameOf(powerless)} is in the chain and is not an authority`, complete)]

  return [passed(id, `${name}: the chain is complete and in order: ${all.map(nameOf).join(' < ')}`)]
}

const yours = 'give the certificate that a public authority issued to you'
const complete = "download the chain again from the authority's site, root included"

function describeBreak(all: readonly X509Certificate[], broken: number): Finding {
  const certificate = all[broken]
  const next = all[broken + 1]
  if (!certificate || !next) return refuse('the chain is broken', complete)
  const sorted = sortFrom(all)
  if (sorted.length === all.length) {
    const order = sorted.slice(1).map(nameOf).join(', then ')
    return refuse(
      `the chain is out of order: ${nameOf(next)} follows ${nameOf(certificate)}`,
      `put it in order: ${order}`,
    )
  }
  return refuse(
    `the chain is broken: ${nameOf(certificate)} is issued by ${issuerOf(certificate)}, but ${nameOf(next)} follows`,
    complete,
  )
}

function describeEnd(last: X509Certificate): Finding {
  return refuse(
    `the chain is incomplete: it ends at ${nameOf(last)}, and its issuer ${issuerOf(last)} is missing`,
    complete,
  )
}

/** The chain as it should be, as far as the certificates at hand go. */
function sortFrom([leaf, ...rest]: readonly X509Certificate[]): X509Certificate[] {
  const sorted = leaf ? [leaf] : []
  for (let last = leaf; last; ) {
    const issuer: X509Certificate | undefined = rest.find((one) => !sorted.includes(one) && isSignedBy(last, one))
    if (issuer) sorted.push(issuer)
    last = issuer
  }
  return sorted
}

function isSignedBy(certificate: X509Certificate | undefined, issuer: X509Certificate | undefined): boolean {
  return Boolean(certificate && issuer && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey))
}

/** Whether a certificate ends its chain. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return isSignedBy(certificate, certificate)
}

function refuse(found: string, fix: string): Finding {
  return fault(id, found, { why, fix })
}
