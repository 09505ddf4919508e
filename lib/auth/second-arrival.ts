import type { AttemptArrival, AttemptOrigin } from 'singpass-client'
import type { LoginServices } from './login-services.ts'
import { parseOutcome } from './outcome.ts'
import { redirectTo, toProduct } from './redirects.ts'

/** How long a second arrival waits for the first one's outcome. */
const patience = { tries: 60, milliseconds: 250 }

/** How many may wait in this process: for one login (a reload, an impatient one), and for all together. */
const mostWaiting = { forOne: 3, forAll: 100 }

interface Wait {
  waiting: number
  outcome: Promise<string | undefined>
}

/** By state. All that wait for one login share one poll of the store. */
const waits = new Map<string, Wait>()

/**
 * Sends a callback that arrives again to where the first one went, once that is known. Undefined when so many wait
 * already that this one must come again later.
 */
export async function followFirst({
  services,
  state,
  arrival,
  origin,
  outcome,
}: {
  services: LoginServices
  state: string
  arrival: AttemptArrival
  origin: AttemptOrigin
  outcome?: string
}): Promise<Response | undefined> {
  const known = outcome ? { outcome } : await joinWait({ services, state, arrival })
  return known && redirectTo(toProduct({ product: origin.product, outcome: parseOutcome(known.outcome) }))
}

async function joinWait(wanted: Wanted): Promise<{ outcome: string } | undefined> {
  const others = waits.get(wanted.state)
  const all = [...waits.values()].reduce((sum, { waiting }) => sum + waiting, 0)
  if ((others?.waiting ?? 0) >= mostWaiting.forOne || all >= mostWaiting.forAll) return undefined

  const wait = others ?? { waiting: 0, outcome: pollOutcome(wanted) }
  wait.waiting += 1
  waits.set(wanted.state, wait)
  try {
    return { outcome: (await wait.outcome) ?? 'unavailable' }
  } finally {
    wait.waiting -= 1
    if (wait.waiting === 0) waits.delete(wanted.state)
  }
}

interface Wanted {
  services: LoginServices
  state: string
  arrival: AttemptArrival
}

async function pollOutcome({ services, state, arrival }: Wanted): Promise<string | undefined> {
  for (let tries = 0; tries < patience.tries; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, patience.milliseconds))
    const taken = await services.attempts.take(state, arrival)
    if (taken.kind === 'ended' && taken.outcome) return taken.outcome
  }
  return undefined
}
