import { etagOf, isKnown } from '@/lib/delivery/access/etag.ts'
import { buildRecord } from '@/lib/delivery/record/build-record.ts'
import { jsonResponse, withClient } from '../../with-client.ts'

/** One application, whole, with the tag of how it stands. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/applications/[reference]'>,
): Promise<Response> {
  return withClient({ request, route: 'api_read', scope: 'read' }, async ({ server, client, refuse }) => {
    const { reference } = await params
    const found = await server.storage.bankApplications.find(reference, client.products)
    if (!found) return refuse('not_found')
    const etag = etagOf(found)
    if (isKnown(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers: { etag, 'cache-control': 'no-store' } })
    return jsonResponse(buildRecord(found), { etag })
  })
}
