import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { readCallbackState } from './callback-query.ts'
import { comeBack } from './come-back.ts'
import { errorReference } from './error-reference.ts'
import { type FirstArrival, keepPerson } from './keep-person.ts'
import { loginSecret } from './login-secret.ts'
import type { LoginServices } from './login-services.ts'
import { authOptions } from './options.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { OpaqueProfile } from './provider.ts'
import { afterTrip, redirectTo, withLocation } from './redirects.ts'
import { hashBrowserToken, readBrowserToken } from './request/browser-cookie.ts'
import { cookieNames, readCookie } from './request/cookies.ts'
import { followFirst } from './second-arrival.ts'

/**
 * How a callback was answered: sent on; refused because no attempt of this browser fits it; or put off because too many
 * wait already for a login to end.
 */
export type CallbackAnswer =
  | { kind: 'answered'; response: Response }
  | { kind: 'refused' | 'put-off'; reason: string; reference: string }

/**
 * Ends a trip to Singpass.
 *
 * The attempt is found by `state`, browser and connection together and taken once; a reload or a second arrival goes
 * where the first one went, with the same session and without another token call. A callback that fits no attempt changes nothing.
 */
export async function answerCallback({
  services,
  connection,
  request,
}: {
  services: LoginServices
  connection: string
  request: NextRequest
}): Promise<CallbackAnswer> {
  const query = request.nextUrl.searchParams
  const state = readCallbackState(query)
  const browserToken = readBrowser(services, request)
  if (!state) return refuse(services, 'malformed')
  if (!browserToken) return refuse(services, 'browser')

  const arrival = { browser: hashBrowserToken(browserToken), connection }
  const secret = loginSecret({ state, browserToken, authSecret: services.settings.authSecret })
  const taken = await services.attempts.take(state, arrival)
  if (taken.kind === 'unknown') return refuse(services, 'attempt')
  if (taken.kind === 'ended') {
    const { origin, outcome } = taken
    const response = await followFirst({ services, request, state, arrival, origin, outcome, secret })
    return response ? { kind: 'answered', response } : refuse(services, 'waiting', 'put-off')
  }
  const { attempt, origin } = taken
  return { kind: 'answered', response: await first({ services, request, attempt, origin, secret }) }
}

function readBrowser(services: LoginServices, request: Request): string | undefined {
  const { appUrl, authSecret, formerAuthSecret } = services.settings
  const cookie = readCookie(request, cookieNames(appUrl.protocol === 'https:').browser)
  return readBrowserToken(cookie, authSecret, formerAuthSecret)
}

function refuse(
  services: LoginServices,
  reason: string,
  kind: Exclude<CallbackAnswer['kind'], 'answered'> = 'refused',
): CallbackAnswer {
  const reference = errorReference()
  services.events.refused({ reason, reference })
  return { kind, reason, reference }
}

async function first({ services, request, attempt, origin, secret }: FirstArrival): Promise<Response> {
  const startedAt = services.now()
  const end: { outcome: Outcome; failure?: unknown; faults: readonly string[] } = { outcome: 'refused', faults: [] }

  async function retrieve(): Promise<OpaqueProfile> {
    try {
      const keep = origin.application ? comeBack : keepPerson
      const { faults } = await keep({ services, request, attempt, origin, secret })
      Object.assign(end, { outcome: 'retrieved', faults })
      return { secret }
    } catch (failure) {
      Object.assign(end, { outcome: services.isStorageAway(failure) ? 'unavailable' : outcomeOf(failure), failure })
      throw failure
    }
  }

  const login = { connection: attempt.connection, product: origin.product }
  const response = await throughNextAuth({ services, request, connection: attempt.connection, retrieve })
  if (end.outcome === 'retrieved') {
    services.events.retrieved({ ...login, milliseconds: services.now() - startedAt, faults: end.faults })
    return withLocation(response, afterTrip({ origin, outcome: end.outcome }))
  }

  await services.attempts.end(attempt.state, end.outcome)
  const reference = errorReference()
  services.events.failed({ ...login, failure: end.failure, reference })
  return redirectTo(afterTrip({ origin, outcome: end.outcome, reference }))
}

/** next-auth throws at an `error` callback before our code runs, so that one is judged without it. */
async function throughNextAuth({
  services,
  request,
  connection,
  retrieve,
}: {
  services: LoginServices
  request: NextRequest
  connection: string
  retrieve: () => Promise<OpaqueProfile>
}): Promise<Response> {
  if (request.nextUrl.searchParams.has('error')) {
    await retrieve().catch(() => undefined)
    return redirectTo('/')
  }
  const context = { params: Promise.resolve({ nextauth: ['callback', connection] }) }
  return NextAuth(request, context, authOptions({ settings: services.settings, request: { retrieve } }))
}
