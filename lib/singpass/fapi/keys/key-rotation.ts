import { webcrypto } from 'node:crypto'
import { parsePrivateKeys } from './keys.ts'
import type { KeyState, KeyUse, PrivateKey, PrivateKeys } from './private-key.ts'

/** Singpass keeps a copy of our published keys for an hour, so a change reaches it within that time. */
export const overlapMilliseconds = 60 * 60_000

/** A step of a rotation: the first three for the signing key, in this order, the others for the encryption key. */
export type RotationStep = 'publish' | 'sign' | 'retire' | 'prepare' | 'swap' | 'drop'

interface Rule {
  use: KeyUse
  /** What the step does: adds the next key, makes it current, or removes the previous one. */
  effect: 'add' | 'promote' | 'remove'
  /** Whether the keys concerned must have stood in their state for an overlap. */
  waits: boolean
  /** What the step is for and what follows. */
  meaning: string
}

/** Both rotations, step by step. */
export const rotationSteps: Record<RotationStep, Rule> = {
  publish: {
    use: 'sig',
    effect: 'add',
    waits: false,
    meaning: 'adds a signing key that is published but does not sign; deploy, and wait an hour before "sign"',
  },
  sign: {
    use: 'sig',
    effect: 'promote',
    waits: true,
    meaning: 'signs with the new key; the old one stays published; deploy, and wait an hour before "retire"',
  },
  retire: { use: 'sig', effect: 'remove', waits: true, meaning: 'removes the old signing key; deploy' },
  prepare: {
    use: 'enc',
    effect: 'add',
    waits: false,
    meaning: 'adds an encryption key that opens but is not published; deploy to every node before "swap"',
  },
  swap: {
    use: 'enc',
    effect: 'promote',
    waits: false,
    meaning:
      'publishes the new encryption key in place of the old, which still opens; deploy, wait an hour before "drop"',
  },
  drop: { use: 'enc', effect: 'remove', waits: true, meaning: 'removes the old encryption key; deploy' },
}

/** A step that is out of order, or too early; `readyAt` says when it may be taken. */
export class RotationRefused extends Error {
  override name = 'RotationRefused'
  readonly readyAt?: number

  constructor(message: string, readyAt?: number) {
    super(message)
    this.readyAt = readyAt
  }
}

/** Makes a first pair of keys on P-256: one that signs and one that answers are encrypted to. */
export async function createKeys(now: number): Promise<PrivateKeys> {
  const keys = [await createKey('sig', 'current', now), await createKey('enc', 'current', now)]
  return parsePrivateKeys({ keys })
}

/**
 * Takes one step of a rotation and returns the keys as they should be from then on.
 *
 * A signing key is published for an hour before it signs, and stays published for an hour after. An encryption key
 * opens before it is published, and opens for an hour after it has been replaced. No login is lost on the way.
 *
 * @throws RotationRefused for a step that is out of order or too early.
 * @see Singpass documentation, "JSON Web Key Sets (JWKS)"
 */
export async function rotateKeys({ keys }: PrivateKeys, step: RotationStep, now: number): Promise<PrivateKeys> {
  refuseOutOfOrder(keys, step, now)
  const { use, effect } = rotationSteps[step]
  if (effect === 'add') return parsePrivateKeys({ keys: [...keys, await createKey(use, 'next', now)] })
  if (effect === 'remove') return parsePrivateKeys({ keys: keys.filter((key) => !isIn(key, use, 'previous')) })

  return parsePrivateKeys({ keys: keys.map((key) => (key.use === use ? promote(key, now) : key)) })
}

/** The steps that may be taken now or, with `readyAt` in the future, later. */
export function dueSteps({ keys }: PrivateKeys): { step: RotationStep; readyAt: number }[] {
  return rotationNames.filter((step) => !orderFault(keys, step)).map((step) => ({ step, readyAt: readyAt(keys, step) }))
}

const rotationNames: readonly RotationStep[] = ['publish', 'sign', 'retire', 'prepare', 'swap', 'drop']

/** Says whether a text is the name of a step. */
export function isRotationStep(value: string): value is RotationStep {
  return Object.hasOwn(rotationSteps, value)
}

function refuseOutOfOrder(keys: readonly PrivateKey[], step: RotationStep, now: number): void {
  const fault = orderFault(keys, step)
  if (fault) throw new RotationRefused(`"${step}" is out of order: ${fault}`)
  const moment = readyAt(keys, step)
  if (moment > now) throw new RotationRefused(`"${step}" is too early`, moment)
}

function orderFault(keys: readonly PrivateKey[], step: RotationStep): string | undefined {
  const { use, effect } = rotationSteps[step]
  const has = (state: KeyState) => keys.some((key) => isIn(key, use, state))
  if (effect === 'remove') return has('previous') ? undefined : 'there is no previous key to remove'
  if (has('previous')) return 'the previous key has not been removed yet'
  if (effect === 'add') return has('next') ? 'there is a next key already' : undefined

  return has('next') ? undefined : 'there is no next key yet'
}

/** Epoch milliseconds from which a step that is in order may be taken; a key without a date has long been there. */
function readyAt(keys: readonly PrivateKey[], step: RotationStep): number {
  const { use, effect, waits } = rotationSteps[step]
  if (!waits) return 0
  const waiting = keys.filter((key) => isIn(key, use, effect === 'promote' ? 'next' : 'previous'))
  const dates = waiting.flatMap(({ since }) => (since ? [Date.parse(since) + overlapMilliseconds] : []))

  return Math.max(0, ...dates)
}

function promote(key: PrivateKey, now: number): PrivateKey {
  return { ...key, state: key.state === 'next' ? 'current' : 'previous', since: toText(now) }
}

function isIn(key: PrivateKey, use: KeyUse, state: KeyState): boolean {
  return key.use === use && key.state === state
}

/** Through WebCrypto: exporting keys made by node:crypto can hang Node 20. A `kid` is never used twice. */
async function createKey(use: KeyUse, state: KeyState, now: number): Promise<Record<string, unknown>> {
  const alg = use === 'sig' ? 'ES256' : 'ECDH-ES+A256KW'
  const { privateKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const { kty, crv, x, y, d } = await webcrypto.subtle.exportKey('jwk', privateKey)
  const kid = `${use}-${toText(now).slice(0, 10)}-${webcrypto.randomUUID().slice(0, 8)}`

  return { kty, crv, x, y, d, kid, use, alg, state, since: toText(now) }
}

function toText(now: number): string {
  return new Date(now).toISOString()
}
