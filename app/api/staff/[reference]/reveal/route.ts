import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Shows an identity number in full for a minute. It is written down before it is shown. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/reveal'>): Promise<Response> {
  const route = { request, params, route: 'staff-reveal', permission: 'reveal' } as const
  return withCaseForm(route, async ({ server, session, form, reference, page, refuse }) => {
    const field = form.get('field') ?? ''
    if (!/^[A-Za-z][A-Za-z0-9]{0,59}$/.test(field)) return refuse('altered', 'field')
    const isThere = await server.storage.staffApplications.reveal(reference, session.member.id, field)
    return isThere ? redirectTo(page) : refuse('not_here', 'reference')
  })
}
