import { redirectTo } from '@/lib/auth/redirects.ts'
import { record } from '@/lib/server/log.ts'
import { withStaffForm } from '../staff-form.ts'

/** Sends a delivery once more, under its own key: a receiver that keeps keys has no second effect. */
export function POST(request: Request): Promise<Response> {
  const route = { request, route: 'staff-replay', back: '/staff/delivery', permission: 'replay' } as const
  return withStaffForm(route, async ({ server, session, form }) => {
    const id = form.get('id') ?? ''
    const replayed = await server.storage.outbox.replay(id)
    if (!replayed) return redirectTo('/staff/delivery?outcome=unknown')
    server.delivery.nudge()
    record('info', { event: 'delivery_replayed', delivery: id, by: session.member.id })
    return redirectTo('/staff/delivery?outcome=replayed')
  })
}
