import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal, refuseUnless } from './refusal.ts'

/** An answer held back until the faults have had their say. */
export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer
  /** Of a token answer: what was granted, for a fault that tells it. */
  scopes?: readonly string[]
}

const BODY_LIMIT = 64 * 1024

/** The whole body as text; a larger one than 64 KiB is refused. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let received = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    received += bytes.length
    if (received > BODY_LIMIT) throw new Refusal('invalid_request', 'the body is larger than 64 KiB', 413)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The form that was posted; another content type, or a parameter sent twice, is refused. */
export function parseForm(request: IncomingMessage, body: string): URLSearchParams {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  refuseUnless(
    type === 'application/x-www-form-urlencoded',
    'invalid_request',
    'the content type is not application/x-www-form-urlencoded',
  )
  const form = new URLSearchParams(body)
  refuseRepeated(form)
  return form
}

/** Refuses parameters that occur more than once. */
function refuseRepeated(parameters: URLSearchParams): void {
  const names = [...parameters.keys()]
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  refuseUnless(repeated === undefined, 'invalid_request', `parameter "${repeated}" is sent more than once`)
}

/** A JSON answer that nothing may cache. */
export function buildJsonAnswer(status: number, content: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(content),
  }
}

/** Sends an answer as it is, with its length. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers })
  response.end(body)
}

/** A redirect by 303, so that a browser never repeats a post. */
export function redirectTo(location: string, headers: Record<string, string | string[]> = {}): Answer {
  const fixed = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
  return { status: 303, headers: { ...fixed, ...headers }, body: '' }
}
