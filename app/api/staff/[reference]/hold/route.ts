import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Puts a legal hold on an application, or lets it go. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/hold'>): Promise<Response> {
  const route = { request, params, route: 'staff-hold', permission: 'rights' } as const
  return withCaseForm(route, async ({ server, form, reference, page, refuse }) => {
    const done = await server.storage.personData.hold(reference, form.get('on') === '1')
    return done ? redirectTo(`${page}#rights`) : refuse('not_here', 'reference')
  })
}
