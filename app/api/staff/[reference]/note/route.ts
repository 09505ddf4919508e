import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm, wordsIn } from '../../staff-form.ts'

const LONGEST = 4_000

/** Keeps a note for other members of staff. */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/note'>): Promise<Response> {
  const route = { request, params, route: 'staff-note', permission: 'note' } as const
  return withCaseForm(route, async ({ server, session, form, reference, page, refuse }) => {
    const words = wordsIn(form, 'note', LONGEST)
    if (words === undefined) return redirectTo(`${page}?outcome=note-missing#notes`)
    const isThere = await server.storage.staffApplications.note({ reference, member: session.member.id, words })
    return isThere ? redirectTo(`${page}#notes`) : refuse('not_here', 'reference')
  })
}
