import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Takes a proposal back, one's own or somebody else's. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/withdraw'>): Promise<Response> {
  const route = { request, params, route: 'staff-withdraw', permission: 'review' } as const
  return withCaseForm(route, async ({ server, session, reference, page }) => {
    await server.storage.staffApplications.withdraw(reference, session.member.id)
    return redirectTo(page)
  })
}
