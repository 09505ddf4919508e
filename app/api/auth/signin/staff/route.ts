import { startStaffSignIn } from '@/lib/auth/staff/sign-in.ts'
import { staffSettings } from '@/lib/server/staff.ts'
import { withPostedForm } from '../../../posted-form.ts'

/** Sends a member of staff to the bank's provider. */
export function POST(request: Request): Promise<Response> {
  return withPostedForm(
    { request, route: 'staff-signin', back: '/staff' },
    async ({ server, browserToken, refuse }) => {
      const settings = staffSettings(server)
      return settings ? startStaffSignIn(settings, browserToken) : refuse('not_here', 'staff')
    },
  )
}
