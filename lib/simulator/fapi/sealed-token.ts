import { CompactEncrypt, CompactSign } from 'jose'
import type { Fault, FaultFacts, Recipient, TokenFault, TokenSteps } from '../faults/fault.ts'
import type { World } from '../world.ts'
import { noteFault } from './answering.ts'
import { importKey } from './client-keys.ts'
import type { SigningKeys } from './signing-keys.ts'

interface SealInput {
  claims: Record<string, unknown>
  recipient: Recipient
  facts: FaultFacts & { clientId: string }
}

/** Signs the claims, then encrypts the result to the client; an armed fault takes the place of a step. */
export async function sealToken(world: World, of: TokenFault['of'], input: SealInput): Promise<string> {
  const steps = takeSteps(world, of, input.facts)
  const tokenFacts = { issuer: world.endpoints.issuer, clientId: input.facts.clientId, now: world.clock.seconds() }
  const claims = steps.claims ? steps.claims(input.claims, tokenFacts) : input.claims
  const jws = await (steps.sign ?? signClaims)(claims, world.signingKeys)
  const signed = steps.signed ? steps.signed(jws) : jws
  const jwe = await (steps.encrypt ?? encryptToClient)(signed, input.recipient)
  return steps.sealed ? steps.sealed(jwe) : jwe
}

function takeSteps(world: World, of: TokenFault['of'], facts: FaultFacts): TokenSteps {
  const fits = (fault: Fault): fault is TokenFault => fault.kind === 'token' && fault.of === of
  const taken = world.board.take(fits, facts)
  if (!taken) return {}
  noteFault(world, of, taken.fault.name, facts)
  return taken.fault
}

/** Signs as Singpass does: ES256, `typ` JWT, with the `kid` of the current key. */
export async function signClaims(claims: Record<string, unknown>, keys: SigningKeys): Promise<string> {
  const { kid, privateKey } = keys.current()
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
    .sign(privateKey)
}

/** Encrypts to the client's key by the algorithm that key names. */
export async function encryptToClient(jws: string, { jwk, enc }: Recipient): Promise<string> {
  const { alg = 'ECDH-ES+A256KW', kid } = jwk
  return new CompactEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader({ alg, enc, cty: 'JWT', ...(kid === undefined ? {} : { kid }) })
    .encrypt(await importKey(jwk, alg))
}
