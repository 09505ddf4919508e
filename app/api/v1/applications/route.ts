import { reaches } from '@/lib/delivery/access/authenticate.ts'
import { cursorOf } from '@/lib/delivery/access/cursor.ts'
import { faultsOf, listQuery } from '@/lib/delivery/access/requests.ts'
import { jsonResponse, withClient } from '../with-client.ts'

/** Applications in the order of their receipt, a page at a time; nothing personal. */
export async function GET(request: Request): Promise<Response> {
  return withClient({ request, route: 'api_list', scope: 'read' }, async ({ server, client, refuse }) => {
    const query = listQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!query.success) return refuse('invalid', { faults: faultsOf(query.error) })
    const { product, ...selection } = query.data
    if (product !== undefined && !reaches(client, product))
      return refuse('forbidden', { detail: 'this token does not reach the product' })

    const products = product === undefined ? client.products : [product]
    const found = await server.storage.bankApplications.list({ ...selection, products })
    const last = found.at(-1)
    return jsonResponse({
      applications: found.map(({ receivedAt, ...summary }) => ({
        ...summary,
        receivedAt: new Date(receivedAt).toISOString(),
      })),
      // There is always a place to ask from next time, also once everything was read.
      next: last ? cursorOf(last) : (new URL(request.url).searchParams.get('after') ?? null),
      more: found.length === selection.limit,
    })
  })
}
