import type { AttemptArrival, AttemptOrigin } from 'singpass-client'
import type { LoginServices } from './login-services.ts'
import { parseOutcome } from './outcome.ts'
import { afterTrip, redirectTo } from './redirects.ts'
import { cookieNames, readCookie, serialiseCookie } from './request/cookies.ts'

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
 *
 * It has proved the state and the browser as the first one did, so it is given the first one's session: nobody knows
 * whether the browser ever saw the first answer.
 */
export async function followFirst({
  services,
  request,
  state,
  arrival,
  origin,
  outcome,
  secret,
}: {
  services: LoginServices
  request: Request
  state: string
  arrival: AttemptArrival
  origin: AttemptOrigin
  outcome?: string
  /** Of the session that the first one began. */
  secret: string
}): Promise<Response | undefined> {
  const known = outcome ? { outcome } : await joinWait({ services, state, arrival })
  if (!known) return undefined
  const ended = parseOutcome(known.outcome)
  if (ended !== 'retrieved') return redirectTo(afterTrip({ origin, outcome: ended }))

  const cookies = await sessionCookies({ services, request, secret })
  return redirectTo(afterTrip({ origin, outcome: cookies ? ended : 'start_again' }), cookies)
}

/** None where a session is open in this browser already; undefined where there is none to give any more. */
async function sessionCookies({
  services: { sessions, settings },
  request,
  secret,
}: {
  services: LoginServices
  request: Request
  secret: string
}): Promise<string[] | undefined> {
  const secure = settings.appUrl.protocol === 'https:'
  const name = cookieNames(secure).session
  const held = readCookie(request, name)
  if (held && (await sessions.find(held))) return []
  return (await sessions.find(secret)) && [serialiseCookie({ name, value: secret, secure })]
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
