import { type Curve, curves, type KeyState, type KeyUse, keyAgreements, type PrivateKey } from './private-key.ts'

const states: readonly unknown[] = ['next', 'current', 'previous']

/** What is wrong with one member of a key set; nothing when it is a key that Singpass would register. */
export function faultsOfKey(key: unknown): string[] {
  if (!isRecord(key)) return ['must be an object']
  if (key.kty !== 'EC') return ['"kty" must be EC']
  if (!isCurve(key.crv)) return ['"crv" must be P-256, P-384 or P-521']
  const faults: string[] = []
  const { alg, length } = curves[key.crv]
  for (const member of ['x', 'y', 'd']) {
    if (!isCoordinate(key[member], length)) faults.push(`"${member}" must be ${length} base64url characters`)
  }
  if (typeof key.kid !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key.kid))
    faults.push('"kid" must be a printable text')
  if (key.use !== 'sig' && key.use !== 'enc') faults.push('"use" must be sig or enc')
  if (key.use === 'sig' && key.alg !== undefined && key.alg !== alg) faults.push(`"alg" must be ${alg}`)
  if (key.use === 'enc' && !keyAgreements.some((name) => name === key.alg)) {
    faults.push(`"alg" must be one of ${keyAgreements.join(', ')}`)
  }
  if (key.state !== undefined && !states.includes(key.state)) faults.push('"state" must be next, current or previous')
  if (key.since !== undefined && Number.isNaN(Date.parse(String(key.since)))) faults.push('"since" must be a date')
  return faults
}

/** What is wrong with keys that are right one by one: too many or too few of a kind, or something used twice. */
export function faultsOfSet(keys: readonly PrivateKey[]): string[] {
  const count = (use: KeyUse, state: KeyState) => keys.filter((key) => key.use === use && key.state === state).length
  const faults: string[] = []
  if (count('sig', 'current') !== 1) faults.push('there must be exactly one current signing key')
  if (count('enc', 'current') === 0) faults.push('there must be a current encryption key')
  if (count('sig', 'next') > 1 || count('enc', 'next') > 1)
    faults.push('there must be at most one next key of each use')
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) faults.push('each "kid" must be unique')
  if (new Set(keys.map(({ x }) => x)).size < keys.length) faults.push('each key must have its own key material')
  return faults
}

function isCurve(value: unknown): value is Curve {
  return typeof value === 'string' && Object.hasOwn(curves, value)
}

function isCoordinate(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length === length && /^[\w-]+$/.test(value)
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
