import type { NextRequest } from 'next/server'
import type { Attempt, AttemptOrigin } from 'singpass-client'
import { silentOnIdentity } from '@/lib/myinfo/identity.ts'
import { choosesMyinfo, isByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { overriddenBy } from '@/lib/onboarding/answers/carried.ts'
import { decidingPart, ineligible } from '@/lib/onboarding/beforehand/eligibility.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import type { LoginServices } from './login-services.ts'
import type { Outcome } from './outcome.ts'
import type { OpaqueProfile } from './provider.ts'
import { cookieNames, readCookie } from './request/cookies.ts'

/** A callback that took its attempt, so that nobody else can. */
export interface FirstArrival {
  services: LoginServices
  request: NextRequest
  attempt: Attempt
  origin: AttemptOrigin
  /** Of the session that is to begin. */
  secret: string
}

/**
 * Retrieves the person whom a callback stands for, and keeps what the product asks for in a new session of theirs, with
 * how the attempt ended: of someone who cannot have the product, only the value that decides.
 *
 * Returns the session's secret and what was odd about the person's data. Throws what the connection's client throws,
 * with nothing kept.
 */
export async function keepPerson({
  services,
  request,
  attempt,
  origin,
  secret,
}: FirstArrival): Promise<OpaqueProfile & { faults: readonly string[] }> {
  const client = services.client(attempt.connection)
  const product = services.product(origin.product)
  if (!client || !product) throw new Error('the product or its connection is gone')

  const { subject, person: wire, api, retrievedAt } = await client.retrieve(request.nextUrl.searchParams, attempt)
  const { person, faults } = services.parse(product, wire)
  const withoutAgencies = [...new Set([...(origin.withoutAgencies ?? []), ...silentOnIdentity(person)])]
  const refusal = ineligible({ product, person, typed: {}, today: todayInSingapore() })
  const kept = refusal ? decidingPart(person, refusal) : person
  const names = cookieNames(services.settings.appUrl.protocol === 'https:')
  await services.logins.keep({
    attempt: { state: attempt.state, outcome: 'retrieved' satisfies Outcome },
    secret,
    subject: services.hashSubject(attempt.connection, subject),
    previous: readCookie(request, names.session),
    product: product.id,
    retrieval: { connection: attempt.connection, api, person: kept, retrievedAt, withoutAgencies },
    changes: (answers) => ({ ...overriddenBy(kept, answers), ...(isByHand(answers) ? choosesMyinfo : {}) }),
  })
  return { secret, faults }
}
