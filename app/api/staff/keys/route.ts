import { redirectTo } from '@/lib/auth/redirects.ts'
import { withStaffForm } from '../staff-form.ts'

/** Turns single keys on or off, for as long as somebody is signed in. */
export function POST(request: Request): Promise<Response> {
  return withStaffForm({ request, route: 'staff-keys', back: '/staff' }, async ({ server, session, form }) => {
    await server.storage.staffSessions.turnKeys(session.id, form.get('on') === '1')
    return redirectTo(form.get('back') ?? '/staff')
  })
}
