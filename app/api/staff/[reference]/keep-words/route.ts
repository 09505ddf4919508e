import { redirectTo } from '@/lib/auth/redirects.ts'
import { withCaseForm } from '../../staff-form.ts'

/** Keeps the words of a decision that was not made as a note. */
export function POST(
  request: Request,
  { params }: RouteContext<'/api/staff/[reference]/keep-words'>,
): Promise<Response> {
  const route = { request, params, route: 'staff-keep-words', permission: 'note' } as const
  return withCaseForm(route, async ({ server, session, form, page }) => {
    await server.storage.staffApplications.noteUnmade(form.get('attempt') ?? '', session.member.id)
    return redirectTo(`${page}#notes`)
  })
}
