import type { Session } from '@/lib/onboarding/stores.ts'

/** What autosave learns of answers that are kept: the milliseconds that are left of the session. */
export function savedAnswer(session?: Session): Response {
  const left = String((session?.expiresAt ?? 0) - Date.now())
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store', 'session-left': left } })
}
