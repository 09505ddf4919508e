import { isLeaving } from '@/lib/server/leaving.ts'
import { getServer } from '@/lib/server/server.ts'

/**
 * Whether this node can store an application now, and will still be here: one that was asked to end is not ready.
 * Singpass being away degrades a node, and does not make it unready.
 */
export async function GET(): Promise<Response> {
  const { ready, degraded } = await getServer().then(
    async ({ storage, metadata }) => ({
      ready: !isLeaving() && (await storage.ready()),
      degraded: metadata.isDegraded(),
    }),
    () => ({ ready: false, degraded: false }),
  )
  return Response.json(
    { status: ready ? 'ready' : 'not ready', singpass: degraded ? 'degraded' : 'ok' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
