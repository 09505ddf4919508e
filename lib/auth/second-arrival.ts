import { setTimeout as sleep } from 'node:timers/promises'
import type { AttemptOrigin } from 'singpass-client'
import type { LoginServices } from './login-services.ts'
import { parseOutcome } from './outcome.ts'
import { redirectTo, toProduct } from './redirects.ts'
import { hashBrowserToken } from './request/browser-cookie.ts'

/** How long a second arrival waits for the first one's outcome. */
const patience = { tries: 60, milliseconds: 250 }

/** Sends a callback that arrives again to where the first one went, once that is known. */
export async function followFirst({
  services,
  state,
  browserToken,
  origin,
  outcome,
}: {
  services: LoginServices
  state: string
  browserToken: string
  origin: AttemptOrigin
  outcome?: string
}): Promise<Response> {
  let known = outcome
  for (let tries = 0; !known && tries < patience.tries; tries += 1) {
    await sleep(patience.milliseconds)
    const taken = await services.attempts.take(state, hashBrowserToken(browserToken))
    if (taken.kind === 'ended') known = taken.outcome
  }
  return redirectTo(toProduct({ product: origin.product, outcome: parseOutcome(known ?? 'unavailable') }))
}
