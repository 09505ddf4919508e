import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Gives an application to a member to see to, or to nobody. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/assign'>): Promise<Response> {
  const route = { request, params, route: 'staff-assign', permission: 'assign' } as const
  return withCaseForm(route, async ({ server, session, form, reference, page, refuse }) => {
    const to = form.get('to') || undefined
    const given = await server.storage.staffApplications.assign({ reference, member: session.member.id, to })
    return given ? redirectTo(`${page}?outcome=assigned`) : refuse('altered', 'to')
  })
}
