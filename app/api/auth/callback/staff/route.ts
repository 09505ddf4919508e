import type { NextRequest } from 'next/server'
import { endStaffSignIn } from '@/lib/auth/staff/sign-in.ts'
import { secondsToWait } from '@/lib/server/limits/limits.ts'
import { record } from '@/lib/server/log.ts'
import { getServer, StorageUnavailable } from '@/lib/server/server.ts'
import { staffSettings } from '@/lib/server/staff.ts'
import { storeIsAway } from '../../../before-page.ts'
import { refuse } from '../../../refusal.ts'

/** Where the bank's provider sends a member of staff back to. */
export async function GET(request: NextRequest): Promise<Response> {
  const server = await getServer()
  const settings = staffSettings(server)
  if (!settings) return new Response(null, { status: 404 })
  const retryAfter = await secondsToWait(server, 'callback', request)
  if (retryAfter !== undefined) return refuse({ refusal: 'too_many', retryAfter, back: '/staff' })
  try {
    const response = await endStaffSignIn(settings, request)
    const failed = response.headers.get('location') !== '/staff'
    record(failed ? 'warn' : 'info', { event: failed ? 'staff_refused' : 'staff_signed_in' })
    return response
  } catch (failure) {
    if (failure instanceof StorageUnavailable) return storeIsAway(request, 'staff_callback', '/staff')
    throw failure
  }
}

/** A scanner's HEAD must not use up a sign-in. */
export function HEAD(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
