import { errorReference } from '@/lib/auth/error-reference.ts'
import { authenticate } from '@/lib/delivery/access/authenticate.ts'
import { type ProblemName, problemOf, problems } from '@/lib/delivery/access/problem.ts'
import type { ApiClient, Scope } from '@/lib/delivery/access/tokens.ts'
import { secondsToWait } from '@/lib/server/limits/limits.ts'
import { record } from '@/lib/server/log.ts'
import { getServer, type Server, StorageUnavailable } from '@/lib/server/server.ts'

/** A request of a system that is known and may do what it asks. */
export interface ClientRequest {
  server: Server
  client: ApiClient
  /** Records a refusal and answers with it. */
  refuse(problem: ProblemName, more?: Record<string, unknown>, headers?: Record<string, string>): Response
}

/** What every request of the bank's systems goes through: who asks, what they may, how often; errors as RFC 9457. */
export async function withClient(
  { request, route, scope }: { request: Request; route: string; scope: Scope },
  answer: (asked: ClientRequest) => Promise<Response>,
): Promise<Response> {
  const reference = errorReference()
  let who: string | undefined
  function refuse(problem: ProblemName, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const { status } = problems[problem]
    record('warn', { event: 'api_refused', route, reason: problem, status, client: who, reference })
    return problemResponse(problem, { ...more, reference }, headers)
  }

  try {
    const server = await getServer()
    const { storage, config } = server
    const client = await authenticate(request.headers, { tokens: storage.tokens, certified: config.apiClients })
    who = client?.id
    const asked = { headers: request.headers, client: who }
    const wait = await secondsToWait(server, client ? 'api' : 'api-unknown', asked)
    if (wait !== undefined) return refuse('too_many', {}, { 'retry-after': String(wait) })
    if (!client) return refuse('unauthorized', {}, { 'www-authenticate': 'Bearer realm="applications"' })
    if (!client.scopes.includes(scope)) return refuse('forbidden', { detail: `this needs the scope ${scope}` })
    return await answer({ server, client, refuse })
  } catch (failure) {
    if (failure instanceof StorageUnavailable) return refuse('unavailable', {}, { 'retry-after': '5' })
    const name = failure instanceof Error ? failure.name : 'unknown'
    record('error', { event: 'unexpected', route, name, reference })
    return problemResponse('unexpected', { reference })
  }
}

/** An answer with JSON that nobody keeps. */
export function jsonResponse(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

function problemResponse(problem: ProblemName, more: Record<string, unknown>, headers: Record<string, string> = {}) {
  const body = problemOf(problem, more)
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
