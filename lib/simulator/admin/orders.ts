import type { FaultOrder } from '../faults/board.ts'
import { explainUnknown } from '../registration/members.ts'
import type { Simulation } from '../simulation.ts'
import type { SignInOrder } from './sign-ins.ts'

type Input = Record<string, unknown>

/** Reads what arms a fault. Throws a `TypeError` that names the member at fault. */
export function readFaultOrder(input: Input): FaultOrder {
  refuseUnknown(input, ['fault', 'times', 'delay', 'client', 'persona'])
  const { fault, times = 1, delay = 0, client, persona } = input
  if (typeof fault !== 'string') throw new TypeError('"fault" is missing')
  if (typeof times !== 'number' || typeof delay !== 'number') throw new TypeError('"times" and "delay" are numbers')
  return {
    fault,
    times,
    delay,
    ...(client === undefined ? {} : { client: String(client) }),
    ...(persona === undefined ? {} : { persona: String(persona) }),
  }
}

/**
 * Reads who is to log in without a page: `persona` by `sub`, NRIC, FIN or title, the first of the gallery unless given.
 *
 * Throws a `TypeError` that names the member at fault.
 */
export function readSignInOrder({ personas, clients }: Simulation, input: Input): SignInOrder {
  refuseUnknown(input, ['persona', 'decision', 'client', 'times'])
  const { persona, decision = 'agree', client, times = 1 } = input
  const everyone = [...personas.values()]
  const found =
    persona === undefined
      ? everyone[0]
      : everyone.find(({ id, nricOrFin, title }) => [id, nricOrFin, title].includes(String(persona)))
  if (!found) throw new TypeError('"persona" is nobody; GET /admin/personas lists them')
  if (decision !== 'agree' && decision !== 'decline') throw new TypeError('"decision" is agree or decline')
  if (client !== undefined && typeof client !== 'string') throw new TypeError('"client" must be a client ID')
  if (client !== undefined && !clients.has(client) && clients.size > 0) {
    throw new TypeError(`"client" is not registered; known: ${[...clients.keys()].join(', ')}`)
  }
  const isCount = typeof times === 'number' && Number.isInteger(times) && times >= 1
  if (times !== 'always' && !isCount) throw new TypeError('"times" is a whole number from 1, or "always"')
  return {
    persona: found,
    decision,
    times: times === 'always' ? Number.POSITIVE_INFINITY : Number(times),
    ...(client === undefined ? {} : { client }),
  }
}

function refuseUnknown(input: Input, names: readonly string[]): void {
  const known = Object.fromEntries(names.map((name) => [name, true]))
  const unknown = Object.keys(input).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new TypeError(`"${unknown}" ${explainUnknown(unknown, known)}`)
}
