import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Gate } from './gate.ts'
import { inward, outward, type TwoNames } from './origins.ts'

interface Gateway {
  gate: Gate
  /** Every part of the demo; `own` is the one behind this gateway. */
  names: readonly TwoNames[]
  own: TwoNames
}

/** Headers that name where something is, and so are told in the names of whoever reads them. */
const placed = ['location', 'content-security-policy', 'link', 'origin', 'referer']

/**
 * Lets one part of the demo be reached from the network: behind a password, and with its addresses rewritten, so that
 * the part itself goes on listening to this machine alone and knows nothing of it.
 */
export function createGateway(gateway: Gateway): Server {
  return createServer((incoming, response) => {
    if (!gateway.gate.admits(incoming)) return refuse(response)
    pass(gateway, incoming, response)
  })
}

function refuse(response: ServerResponse): void {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="demo", charset="UTF-8"', 'content-type': 'text/plain' })
  response.end('The name is demo; the password stands in the terminal of the demo.\n')
}

function pass({ gate, names, own }: Gateway, incoming: IncomingMessage, response: ServerResponse): void {
  const { authorization: _, 'accept-encoding': __, ...kept } = incoming.headers
  const headers = { ...renamed(kept, (text) => inward(text, names)), host: new URL(own.local).host }
  // An issuer comes back in the query of a callback.
  const url = new URL(inward(incoming.url ?? '/', names), own.local)
  const forwarded = request(url, { method: incoming.method, headers }, (answer) => {
    const told = renamed(answer.headers, (text) => outward(text, names))
    const cookies = [...(answer.headers['set-cookie'] ?? []), gate.cookie]
    const isText = /^text\/html|^application\/json/.test(answer.headers['content-type'] ?? '')
    if (isText) return rewrite({ answer, response, names, headers: { ...told, 'set-cookie': cookies } })
    response.writeHead(answer.statusCode ?? 502, { ...told, 'set-cookie': cookies })
    answer.pipe(response)
  })
  forwarded.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' })
    response.end('This part of the demo does not answer.\n')
  })
  incoming.pipe(forwarded)
}

interface Rewriting {
  answer: IncomingMessage
  response: ServerResponse
  names: readonly TwoNames[]
  headers: IncomingHttpHeaders
}

function rewrite({ answer, response, names, headers }: Rewriting): void {
  const { 'content-length': _, 'transfer-encoding': __, ...kept } = headers
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk))
  answer.on('end', () => {
    response.writeHead(answer.statusCode ?? 502, kept)
    response.end(outward(Buffer.concat(chunks).toString('utf8'), names))
  })
}

function renamed(headers: IncomingHttpHeaders, rename: (text: string) => string): IncomingHttpHeaders {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    placed.includes(name) && typeof value === 'string' ? rename(value) : value,
  ])
  return Object.fromEntries(entries)
}
