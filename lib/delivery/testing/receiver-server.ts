import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { type Made, makeIssued, makeRoot } from '@/lib/golive/testing/certificates.ts'
import type { WebhookReceiver } from '../receivers/receiver.ts'

/** One request that came, whole. */
export interface Arrival {
  headers: Record<string, string>
  body: string
  /** Whether the client showed a certificate of ours. */
  authorized: boolean
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

export interface ReceiverServer {
  arrivals: Arrival[]
  receiver: WebhookReceiver
  root: Made
  answerWith(answer: Answer): void
  close(): Promise<void>
}

export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** A receiver on loopback, over real TLS, with a certificate that a root of its own vouches for. */
export async function startReceiverServer(options: { host?: string; clients?: Made } = {}): Promise<ReceiverServer> {
  const root = await makeRoot()
  const leaf = await makeIssued('receiver', root, { host: options.host ?? 'localhost' })
  const arrivals: Arrival[] = []
  let answer: Answer = (response) => response.writeHead(204).end()
  const clients = options.clients && { ca: options.clients.pem, requestCert: true, rejectUnauthorized: true }
  const server = https.createServer({ key: leaf.key, cert: leaf.pem, ...clients }, async (request, response) => {
    const body = await text(request).catch(() => '')
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    arrivals.push({ headers, body, authorized: Object(request.socket).authorized === true })
    answer(response, request)
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const { port } = Object(server.address())
  return {
    arrivals,
    root,
    receiver: {
      kind: 'webhook',
      name: 'core',
      products: ['*'],
      url: `https://localhost:${port}/intake`,
      secrets: [secret],
      allow: ['127.0.0.0/8', '::1/128'],
      ca: root.pem,
    },
    answerWith: (next) => {
      answer = next
    },
    async close() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
