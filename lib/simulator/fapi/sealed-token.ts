import { encryptToClient, type Recipient, signClaims } from '../crypto/sealing.ts'
import type { Fault, FaultFacts, TokenFacts, TokenFault, TokenSteps } from '../faults/fault.ts'
import type { Simulation } from '../simulation.ts'
import { noteFault } from './answering.ts'

interface SealInput {
  claims: Record<string, unknown>
  recipient: Recipient
  facts: FaultFacts & { clientId: string }
  /** Delivered beside an ID token. */
  accessToken?: string
}

/** Signs the claims, then encrypts the result to the client; an armed fault takes the place of a step. */
export async function sealToken(simulation: Simulation, of: TokenFault['of'], input: SealInput): Promise<string> {
  const steps = takeSteps(simulation, of, input.facts)
  const claims = steps.claims ? steps.claims(input.claims, describe(simulation, input)) : input.claims
  const jws = await (steps.sign ?? signClaims)(claims, simulation.signingKeys)
  const signed = steps.signed ? steps.signed(jws) : jws
  const jwe = await (steps.encrypt ?? encryptToClient)(signed, input.recipient)
  return steps.sealed ? steps.sealed(jwe) : jwe
}

function takeSteps(simulation: Simulation, of: TokenFault['of'], facts: FaultFacts): TokenSteps {
  const fits = (fault: Fault): fault is TokenFault => fault.kind === 'token' && fault.of === of
  const taken = simulation.board.take(fits, facts)
  if (!taken) return {}
  noteFault(simulation, of, taken.fault.name, facts)
  return taken.fault
}

function describe({ endpoints, clock }: Simulation, { facts, accessToken }: SealInput): TokenFacts {
  return {
    issuer: endpoints.issuer,
    clientId: facts.clientId,
    now: clock.seconds(),
    ...(accessToken === undefined ? {} : { accessToken }),
  }
}
