import { etagOf, matchedPosition } from '@/lib/delivery/access/etag.ts'
import { decisionBody, faultsOf, idempotencyKey } from '@/lib/delivery/access/requests.ts'
import { record } from '@/lib/server/log.ts'
import { readJson } from '../../../read-json.ts'
import { type ClientRequest, jsonResponse, withClient } from '../../../with-client.ts'

/**
 * Decides on an application, or asks its applicant. Of two at the same time the second is told how it stands. With an
 * `Idempotency-Key` the same request can be sent again; with `If-Match` it is refused where something has changed.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/v1/applications/[reference]/decision'>,
): Promise<Response> {
  return withClient({ request, route: 'api_decide', scope: 'decide' }, async (asked) => {
    const { reference } = await params
    const posted = await readDecision(request, asked)
    if (posted instanceof Response) return posted
    const { server, client, refuse } = asked
    const result = await server.storage.bankApplications.decide({
      reference,
      products: client.products,
      decidedBy: client.id,
      ...posted,
    })
    if (result.kind === 'unknown') return refuse('not_found')
    if (result.kind === 'key_used') return refuse('key_used')
    const { status, position } = result
    const etag = etagOf(result)
    if (result.kind === 'second_missing')
      return refuse('second_missing', { application: { reference, status, position } }, { etag })
    if (result.kind === 'changed') {
      const isFinal = status === 'accepted' || status === 'declined'
      return refuse(isFinal ? 'decided' : 'changed', { application: { reference, status, position } }, { etag })
    }
    const { repeated } = result
    record('info', { event: 'decided', decision: posted.decision, client: client.id, repeated })
    return jsonResponse({ reference, status, position, repeated }, { etag })
  })
}

async function readDecision(request: Request, { refuse }: ClientRequest) {
  const read = await readJson(request)
  if (read.kind === 'refused') return refuse(read.problem)
  const body = decisionBody.safeParse(read.body)
  if (!body.success) return refuse('invalid', { faults: faultsOf(body.error) })
  const key = request.headers.get('idempotency-key') ?? undefined
  if (key !== undefined && !idempotencyKey.safeParse(key).success)
    return refuse('invalid', { faults: [{ at: 'Idempotency-Key', fault: 'must be 8 to 128 visible characters' }] })
  const match = matchedPosition(request.headers.get('if-match') ?? '*')
  // No application has this position, so that a tag that is none is told as one that is not the newest.
  const seen = match === 'any' ? undefined : match === 'none' ? 0 : match
  return { ...body.data, idempotencyKey: key, seen }
}
