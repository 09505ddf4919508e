import type { Persona } from '../personas/persona.ts'

/** Who is to log in without a page, and what they decide. */
export interface SignInOrder {
  persona: Persona
  decision: 'agree' | 'decline'
  /** Only for this client. */
  client?: string
  /** How many more logins; infinite for all of them. */
  times: number
}

/** Logins that need no browser pages, told in advance. */
export interface SignIns {
  order(order: SignInOrder): void
  waiting(): readonly SignInOrder[]
  /** The first order for this client, used up by one. */
  take(clientId: string): SignInOrder | undefined
  clear(): void
}

/** No orders at first: everybody sees the gallery. */
export function createSignIns(): SignIns {
  let waiting: SignInOrder[] = []
  return {
    order(order) {
      waiting.push(order)
    },
    waiting: () => waiting,
    take(clientId) {
      const found = waiting.find(({ client }) => client === undefined || client === clientId)
      if (found === undefined) return undefined
      found.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return found
    },
    clear() {
      waiting = []
    },
  }
}

/** The same as tests and admin calls write it. */
export interface SignInRequest {
  /** A `sub`, an NRIC or FIN, or a title of the gallery; the first person unless given. */
  persona?: string
  /** To agree unless given. */
  decision?: 'agree' | 'decline'
  client?: string
  /** 1 unless given. */
  times?: number | 'always'
}
