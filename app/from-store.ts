import { redirect } from 'next/navigation'
import { errorReference } from '@/lib/auth/error-reference.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { record } from '@/lib/server/log.ts'
import { StorageUnavailable } from '@/lib/server/server.ts'

/**
 * Reads from the store for a page. Where that fails, the browser is sent on to a page that says so with the right
 * status: one that is being drawn can no longer choose its own, and its error page needs scripts.
 */
export async function fromStore<Found>(read: () => Promise<Found>, path: string): Promise<Found> {
  try {
    return await read()
  } catch (failure) {
    const reference = errorReference()
    const isAway = failure instanceof StorageUnavailable
    if (isAway) record('error', { event: 'storage_unavailable', route: 'page', reason: failure.reason, reference })
    else record('error', { event: 'unexpected', route: 'page', name: nameOf(failure), reference })
    redirect(
      `/problem?${new URLSearchParams({ kind: isAway ? 'away' : 'unexpected', reference, back: ownPath(path) })}`,
    )
  }
}

/** Its name alone: a message may hold what was read. */
function nameOf(failure: unknown): string {
  return failure instanceof Error ? failure.name : 'unknown'
}
