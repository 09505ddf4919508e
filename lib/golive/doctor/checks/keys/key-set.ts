import { keyAgreements, type PublicKey } from 'singpass-client/keys'
import { type Finding, fault, passed } from '../../../finding.ts'

const id = 'keys.published'
const why = 'Singpass refuses every call of an app whose published key set breaks one of its rules.'
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const curves: readonly unknown[] = ['P-256', 'P-384', 'P-521']

/**
 * Judges a published key set by Singpass's rules, and compares it with the keys that this application holds.
 *
 * @param ours what ought to be published.
 * @see Singpass developer documentation, JSON Web Key Sets (JWKS)
 */
export function judgeKeySet(published: unknown, ours: readonly PublicKey[]): Finding[] {
  const keys: unknown = Object(published).keys
  if (!Array.isArray(keys)) return [refuse('the answer is not a key set: it has no array "keys"', serve)]
  const members = keys.map((key: unknown): Record<string, unknown> => ({ ...Object(key) }))
  const faults = [...members.flatMap(faultsOfKey), ...faultsOfSet(members), ...differences(members, ours)]
  return faults.length > 0
    ? faults
    : [passed(id, `the published key set is right: ${ours.map(({ kid }) => kid).join(', ')}`)]
}

const serve = 'serve /.well-known/jwks.json from this application, unaltered'
const remake = 'make the keys with `npm run keys -- create`, and register the URL of the key set'

function faultsOfKey(key: Record<string, unknown>, index: number): Finding[] {
  const name = typeof key.kid === 'string' ? `key "${key.kid}"` : `key ${index + 1}`
  const leaked = privateMembers.filter((member) => member in key)
  if (leaked.length > 0) {
    const found = `${name} publishes its private half (member "${leaked[0]}")`
    return [refuse(found, 'this key is burnt: take it off now, and rotate to a new one with `npm run keys -- rotate`')]
  }
  const faults: string[] = []
  if (key.kty !== 'EC') faults.push('is not an EC key ("kty")')
  else if (!curves.includes(key.crv)) faults.push('is on a curve other than P-256, P-384 and P-521 ("crv")')
  if (typeof key.kid !== 'string' || key.kid === '') faults.push('has no "kid"')
  if (key.use !== 'sig' && key.use !== 'enc') faults.push('has a "use" other than sig and enc')
  if (key.use === 'enc' && !keyAgreements.some((alg) => alg === key.alg)) {
    faults.push(`is for encryption, and its "alg" is none of ${keyAgreements.join(', ')}`)
  }
  return faults.map((words) => refuse(`${name} ${words}`, remake))
}

function faultsOfSet(keys: readonly Record<string, unknown>[]): Finding[] {
  const kids = keys.map(({ kid }) => kid)
  const twice = kids.filter((kid, index) => kid !== undefined && kids.indexOf(kid) !== index)
  const faults = [...new Set(twice)].map((kid) => refuse(`two keys have the same "kid": ${String(kid)}`, remake))
  for (const [use, words] of [
    ['sig', 'signing'],
    ['enc', 'encryption'],
  ]) {
    if (!keys.some((key) => key.use === use)) faults.push(refuse(`no ${words} key is published`, remake))
  }
  return faults
}

function differences(published: readonly Record<string, unknown>[], ours: readonly PublicKey[]): Finding[] {
  const missing = ours.filter(({ kid }) => !published.some((key) => key.kid === kid))
  const altered = ours.filter(({ kid, x, y }) =>
    published.some((key) => key.kid === kid && (key.x !== x || key.y !== y)),
  )
  const foreign = published.filter(({ kid }) => !ours.some((key) => key.kid === kid))
  return [
    ...missing.map(({ kid }) => refuse(`key "${kid}" of SINGPASS_KEYS is not published`, restart)),
    ...altered.map(({ kid }) => refuse(`key "${kid}" is published with another public half than ours`, restart)),
    ...foreign.map(({ kid }) =>
      refuse(`key "${String(kid)}" is published, and its private half is not in SINGPASS_KEYS`, restart),
    ),
  ]
}

const restart = 'let every node run with the same SINGPASS_KEYS, restart them, and empty caches in front of them'

function refuse(found: string, fix: string): Finding {
  return fault(id, found, { why, fix })
}
