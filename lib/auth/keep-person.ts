import type { NextRequest } from 'next/server'
import type { Attempt, AttemptOrigin } from 'singpass-client'
import { choosesMyinfo, isByHand } from '@/lib/onboarding/answers/by-hand.ts'
import type { LoginServices } from './login-services.ts'
import type { OpaqueProfile } from './provider.ts'
import { cookieNames, readCookie } from './request/cookies.ts'

/** A callback that took its attempt, so that nobody else can. */
export interface FirstArrival {
  services: LoginServices
  request: NextRequest
  attempt: Attempt
  origin: AttemptOrigin
}

/**
 * Retrieves the person whom a callback stands for, and keeps what the product asks for in a new session of theirs.
 *
 * Returns the session's secret and what was odd about the person's data. Throws what the connection's client throws,
 * with nothing kept.
 */
export async function keepPerson({
  services,
  request,
  attempt,
  origin,
}: FirstArrival): Promise<OpaqueProfile & { faults: readonly string[] }> {
  const client = services.client(attempt.connection)
  const product = services.product(origin.product)
  if (!client || !product) throw new Error('the product or its connection is gone')

  const { subject, person: wire, api, retrievedAt } = await client.retrieve(request.nextUrl.searchParams, attempt)
  const { person, faults } = services.parse(product, wire)
  const names = cookieNames(services.settings.appUrl.protocol === 'https:')
  const { secret, session } = await services.sessions.begin({
    subject: services.hashSubject(attempt.connection, subject),
    previous: readCookie(request, names.session),
  })
  await services.retrievals.put(session.id, product.id, { connection: attempt.connection, api, person, retrievedAt })
  const draft = await services.drafts.open(session, product.id)
  if (isByHand(draft.answers)) await services.drafts.save(session.id, draft.id, choosesMyinfo)
  return { secret, faults }
}
