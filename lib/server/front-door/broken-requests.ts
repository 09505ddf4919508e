import { type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { currentRequest, requestIdHeader, requestIdOf, withinRequest } from '@/lib/auth/request/request-id.ts'
import { refusals } from './refusals.ts'
import { fillInHeaders } from './security-headers.ts'

/** What Node.js answers by itself, by the code of what its parser found. */
const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/**
 * Answers what is no request as Node.js does, but with our headers, and ends the connection. Nothing is written into an
 * answer that is under way.
 *
 * @see {@link https://nodejs.org/api/http.html#event-clienterror Node.js, clientError}
 */
export function refuseBroken(error: unknown, socket: Duplex, headers: ReadonlyMap<string, string>): true {
  const status = statuses[Object(error).code] ?? 400
  const answer = Object(Reflect.get(socket, '_httpMessage'))
  if (!socket.writable || answer.headersSent === true) {
    socket.destroy()
    return true
  }
  return withinRequest(requestIdOf(undefined), () => {
    refusals.tell({ event: 'request_refused', reason: 'broken', status })
    return answerRaw(socket, status, headers)
  })
}

/** Writes an answer without a body to a connection that has no request, and ends it. */
export function answerRaw(socket: Duplex, status: number, headers: ReadonlyMap<string, string>): true {
  const id = currentRequest() ?? requestIdOf(undefined)
  const lines = [...headers, [requestIdHeader, id]].map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'connection: close', 'content-length: 0', ...lines]
  socket.end(`${head.join('\r\n')}\r\n\r\n`, () => socket.destroy())
  return true
}

/** Answers an expectation other than `100-continue`, which Node.js refuses before any request is seen. */
export function refuseExpectations(server: Server, headers: ReadonlyMap<string, string>): void {
  server.on('checkExpectation', (_, response) => {
    fillInHeaders(response, headers)
    const id = requestIdOf(undefined)
    response.setHeader(requestIdHeader, id)
    withinRequest(id, () => refusals.tell({ event: 'request_refused', reason: 'expectation', status: 417 }))
    response.writeHead(417, { connection: 'close' }).end()
  })
}
