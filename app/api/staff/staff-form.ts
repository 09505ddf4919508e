import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { record } from '@/lib/server/log.ts'
import { may, type Permission } from '@/lib/staff/roles.ts'
import type { StaffSession } from '@/lib/staff/stores.ts'
import { type PostedForm, withPostedForm } from '../posted-form.ts'
import { refuse } from '../refusal.ts'

/** A post of a member of staff who may do what it asks for. */
export type StaffPost = Omit<PostedForm, 'session'> & { session: StaffSession }

/**
 * What every post of staff goes through: what every posted form does, then who it is and what they may. Whoever is not
 * signed in any more goes to the way in; whoever may not is told on the page that they came from.
 */
export function withStaffForm(
  { request, route, back, permission }: { request: Request; route: string; back: string; permission?: Permission },
  answer: (posted: StaffPost) => Promise<Response>,
): Promise<Response> {
  return withPostedForm({ request, route, back }, async (posted) => {
    const { storage, config } = posted.server
    if (!config.staff) return posted.refuse('not_here', 'staff')
    const secret = readCookie(request, cookieNames(config.appUrl.protocol === 'https:').staff)
    const session = secret === undefined ? undefined : await storage.staffSessions.find(secret)
    if (!session) return redirectTo('/staff?outcome=idle')
    if (permission && !may(session.roles, permission)) {
      record('warn', { event: 'staff_forbidden', route, member: session.member.id })
      return redirectTo(`${back}?outcome=forbidden`)
    }
    return answer({ ...posted, session })
  })
}

/** The same, for a post about the application that the path names. */
export async function withCaseForm(
  {
    request,
    params,
    route,
    permission,
  }: { request: Request; params: Promise<{ reference: string }>; route: string; permission: Permission },
  answer: (posted: StaffPost & { reference: string; page: string }) => Promise<Response>,
): Promise<Response> {
  const { reference } = await params
  if (!/^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/.test(reference)) return refuse({ refusal: 'not_here', back: '/staff' })
  const page = `/staff/${reference}`
  return withStaffForm({ request, route, back: page, permission }, (posted) => answer({ ...posted, reference, page }))
}

/** Words that somebody typed, without blanks around them; undefined for none, and for more than there is room for. */
export function wordsIn(form: URLSearchParams, name: string, most: number): string | undefined {
  const words = (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  return words === '' || words.length > most ? undefined : words
}
