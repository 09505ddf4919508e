import type { FirstArrival } from './keep-person.ts'
import { OtherAccount } from './outcome.ts'
import type { OpaqueProfile } from './provider.ts'
import { cookieNames, readCookie } from './request/cookies.ts'

/**
 * Ends a login that shows an application: begins a session of the account, which sees that application. Nothing of the
 * person is kept.
 *
 * @throws {OtherAccount} where another account sent it, and what the connection's client throws; no session begins then.
 */
export async function comeBack({
  services,
  request,
  attempt,
  origin: { application = '' },
  secret,
}: FirstArrival): Promise<OpaqueProfile & { faults: readonly string[] }> {
  const client = services.client(attempt.connection)
  if (!client) throw new Error('the connection is gone')

  const retrieved = await client.retrieve(request.nextUrl.searchParams, attempt)
  const subject = services.hashSubject(attempt.connection, retrieved.subject)
  if (!(await services.wayBack.isProof(application, { subject }))) throw new OtherAccount()

  const names = cookieNames(services.settings.appUrl.protocol === 'https:')
  const previous = readCookie(request, names.session)
  const { session } = await services.sessions.begin({ secret, subject, previous })
  await services.wayBack.admit(session.id, application)
  return { secret, faults: [] }
}
