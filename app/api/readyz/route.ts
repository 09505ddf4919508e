import { server } from '@/lib/server.ts'

/** Whether this node can store an application now. Singpass being away does not make a node unready. */
export async function GET(): Promise<Response> {
  const ready = await server().then(
    ({ storage }) => storage.ready(),
    () => false,
  )
  return Response.json(
    { status: ready ? 'ready' : 'not ready' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
