import type { KeyObject, X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { type Finding, fault, passed, skipped, warning } from '../finding.ts'
import { buildChain, type Chain, checkChain } from './chain.ts'
import { checkHandshake } from './handshake.ts'
import { checkHashes } from './hashes.ts'
import { type GivenFile, nameOf, PemRefused, parseCertificates, parsePrivateKey } from './pem.ts'
import { checkKey, type KeyType } from './strength.ts'
import { checkKeyUsage, checkRoles, hasRole, type Role } from './usage.ts'
import { checkValidity } from './validity.ts'

/** The files of a certificate check, and what to compare them with. */
export interface CertificateCheck {
  /** One certificate for both roles, or one for each. */
  certificates: readonly GivenFile[]
  /** One chain for all certificates, or one for each, in the same order. */
  chains: readonly GivenFile[]
  /** Private keys, in any order; without one, what needs it is reported as not checked. */
  keys: readonly GivenFile[]
  keyType: KeyType
  /** Epoch milliseconds. */
  now: number
}

/**
 * Checks certificates for mutual TLS with Singpass against every requirement, and proves them by handshakes over
 * loopback in both directions. Touches no network but this machine's own.
 */
export async function checkCertificates(check: CertificateCheck): Promise<Finding[]> {
  const files = readFiles(check)
  if (Array.isArray(files)) return files
  const { chains, keys } = files
  const findings = chains.flatMap((chain) => checkOne(chain, check))
  const pairs = chains.map((chain) => ({ ...chain, key: keys.find((key) => chain.leaf.checkPrivateKey(key)) }))

  return [
    ...checkRoles(chains),
    ...findings,
    ...pairs.map((pair) => checkMatch(pair, keys)),
    ...(await checkHandshakes(pairs)),
  ]
}

interface Files {
  chains: Chain[]
  keys: KeyObject[]
}

/** All files parsed, or what is wrong with each that cannot be. */
function readFiles({ certificates, chains, keys }: CertificateCheck): Files | Finding[] {
  const faults: Finding[] = []
  const read = <T>(id: string, parse: () => T): T | undefined => {
    try {
      return parse()
    } catch (error) {
      if (!(error instanceof PemRefused)) throw error
      faults.push(
        fault(id, error.message, { why: 'Requirement: certificates and keys as plain PEM files.', fix: error.fix }),
      )
      return undefined
    }
  }
  const leaves = certificates.map((file) => read('certificate.pem', () => parseCertificates(file)[0]))
  const lists = chains.map((file) => read('certificate.chain-pem', () => parseCertificates(file)))
  const parsed = keys.map((file) => read('certificate.key-pem', () => parsePrivateKey(file)))
  if (faults.length > 0) return faults

  return {
    chains: certificates.flatMap(({ name }, index) => {
      const leaf = leaves[index]
      return leaf ? [buildChain(name, leaf, lists[index] ?? lists[0] ?? [])] : []
    }),
    keys: parsed.filter((key) => key !== undefined),
  }
}

function checkOne(chain: Chain, { keyType, now }: CertificateCheck): Finding[] {
  const { name, leaf, above } = chain
  const certificates = [leaf, ...above]
  return [
    ...checkChain(chain),
    ...checkRoot(above),
    ...checkValidity({
      what: `${name} and its chain`,
      id: 'certificate.validity',
      certificates,
      now,
      why: 'Requirement: every certificate of the chain is valid on the day.',
      fix: 'renew it with the authority, and hand in the new one before the old one ends',
    }),
    checkKey(name, leaf, keyType),
    checkHashes(certificates),
    checkKeyUsage(chain),
  ]
}

function checkRoot(above: readonly X509Certificate[]): Finding[] {
  const root = above[above.length - 1]
  if (!root) return []
  const isPublic = rootCertificates.some((pem) => pem.replace(/\s/g, '') === String(root).replace(/\s/g, ''))
  if (isPublic) return [passed('certificate.root', `${nameOf(root)} is a root that Node.js and Mozilla trust`)]
  return [
    warning('certificate.root', `${nameOf(root)} is not among the public roots that Node.js and Mozilla trust`, {
      why: 'Singpass takes certificates of the public authorities on its list; one of a private authority is refused.',
      fix: 'compare the authority with the list in the Singpass Developer Portal before you hand the certificate in',
    }),
  ]
}

type Pair = Chain & { key?: KeyObject }

function checkMatch({ name, key }: Pair, keys: readonly KeyObject[]): Finding {
  if (key) return passed('certificate.key-match', `${name}: the private key belongs to it`)
  if (keys.length === 0)
    return skipped('certificate.key-match', `${name}: give --key to see whether the private key belongs to it`)
  return fault('certificate.key-match', `${name}: no private key that was given belongs to it`, {
    why: 'Requirement: the key that made the signing request is the one that the servers use.',
    fix: 'give the private key from which this certificate was requested; if it is lost, request a new certificate',
  })
}

function checkHandshakes(pairs: readonly Pair[]): Promise<Finding[]> {
  const roles: readonly Role[] = ['client', 'server']
  return Promise.all(
    roles.map((role) => {
      const pair = pairs.find(({ leaf }) => hasRole(leaf, role)) ?? pairs[0]
      if (!pair?.key)
        return skipped(`certificate.handshake-${role}`, `no handshake as a ${role}: it needs a matching --key`)
      const key = pair.key.export({ type: 'pkcs8', format: 'pem' }).toString()
      return checkHandshake({ ...pair, key }, role)
    }),
  )
}
