import { redirectTo } from '@/lib/auth/redirects.ts'
import { record } from '@/lib/server/log.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Erases everything that is kept of whoever sent an application, once its reference was typed once more. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/erase'>): Promise<Response> {
  const route = { request, params, route: 'staff-erase', permission: 'rights' } as const
  return withCaseForm(route, async ({ server, session, form, reference, page, refuse }) => {
    if (lettersOf(form.get('confirm') ?? '') !== lettersOf(reference))
      return redirectTo(`${page}?outcome=erase-unsure#rights`)
    const erasure = await server.storage.personData.erase({ reference })
    if (erasure.kind === 'unknown') return refuse('not_here', 'reference')
    if (erasure.kind === 'held') return redirectTo(`${page}?outcome=erase-held#rights`)
    const { applications } = erasure.certificate
    record('info', { event: 'erased', by: session.member.id, applications: applications.length })
    return redirectTo(`${page}/erased`)
  })
}

function lettersOf(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '')
}
