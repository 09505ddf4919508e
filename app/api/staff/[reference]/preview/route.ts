import { redirectTo } from '@/lib/auth/redirects.ts'
import { readDecision } from '../../decision-in.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Keeps what was written and shows it as the applicant will read it. Nothing is sent, and nobody is told. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/preview'>): Promise<Response> {
  const route = { request, params, route: 'staff-preview', permission: 'review' } as const
  return withCaseForm(route, async ({ server, session, form, reference, page, refuse }) => {
    const read = readDecision(form, page)
    if (read instanceof Response) return read
    if (read.seen === undefined) return refuse('altered', 'seen')
    const { decision, reason: words } = read.decided
    const unmade = { reference, member: session.member.id, position: read.seen, decision, words }
    const attempt = await server.storage.staffApplications.keepUnmade(unmade)
    return redirectTo(`${page}/preview?attempt=${attempt}`)
  })
}
