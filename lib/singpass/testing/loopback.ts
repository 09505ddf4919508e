import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Received {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

export interface Loopback {
  origin: string
  /** Every request so far, oldest first. */
  received: Received[]
}

export type Answer = (response: ServerResponse, request: Received) => void

/** Starts a real server on a free loopback port for the running test, and closes it with the test. */
export async function startLoopback(answer: Answer): Promise<Loopback> {
  const received: Received[] = []
  const server = createServer(record(received, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${portOf(server.address())}`, received }
}

/** An answer with this status, body and headers. */
export function reply(status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body)
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function portOf(address: string | AddressInfo | null): number {
  if (!address || typeof address === 'string') throw new Error('the server does not listen on a port')
  return address.port
}

function record(received: Received[], answer: Answer): RequestListener {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    let body = ''
    for await (const chunk of request) body += chunk
    const entry = { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers, body }
    received.push(entry)
    answer(response, entry)
  }
}
