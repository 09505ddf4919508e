import { withStaffForm } from '../staff-form.ts'

/** Somebody is at work on a page: their session goes on. */
export function POST(request: Request): Promise<Response> {
  return withStaffForm({ request, route: 'staff-session', back: '/staff' }, async () => {
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  })
}
