import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Webhook } from 'standardwebhooks'
import { encryptTo } from './encrypt.ts'
import { failureOf } from './failure.ts'
import type { WebhookReceiver } from './receiver.ts'
import type { Outcome, Sender } from './sender.ts'

/** How long a receiver may take, in milliseconds, and how much of its answer is read, in bytes. */
export interface WebhookLimits {
  connect: number
  head: number
  all: number
  answer: number
}

/** What a receiver is granted: milliseconds to connect, to begin and to end its answer, and bytes of it. */
export const webhookLimits: WebhookLimits = { connect: 3_000, head: 10_000, all: 15_000, answer: 65_536 }

const LONGEST_WAIT_SECONDS = 3_600

/**
 * Posts events to a receiver: signed, encrypted where it has a key, to the address of the settings and no other.
 *
 * The address that is dialled is the one that is checked, so a name that resolves to a private one is refused.
 * Redirects are not followed. The status decides; the rest of the answer is thrown away unread.
 *
 * @see {@link https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md Standard Webhooks}
 */
export function createWebhookSender(receiver: WebhookReceiver, limits: WebhookLimits = webhookLimits): Sender {
  const { ca, certificate: cert, privateKey: key, allow } = receiver
  const agent = new RequestFilteringHttpsAgent({ keepAlive: true, ca, cert, key, allowIPAddressList: [...allow] })
  return {
    async send(id, message) {
      const text = JSON.stringify(message)
      const body = receiver.key ? await encryptTo(receiver.key, text) : text
      return post({ receiver, agent, limits, body, headers: headersOf({ receiver, id, body }) })
    },
    close: () => agent.destroy(),
  }
}

/** Signs with each secret over exactly what is sent: encrypted first, so that a receiver checks before it opens. */
function headersOf({ receiver, id, body }: { receiver: WebhookReceiver; id: string; body: string }) {
  const now = new Date()
  const signatures = receiver.secrets.map((secret) => new Webhook(secret).sign(id, now, body))
  return {
    'content-type': receiver.key ? 'application/jose' : 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'myinfo-onboarding',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}

interface Post {
  receiver: WebhookReceiver
  agent: https.Agent
  limits: WebhookLimits
  body: string
  headers: Record<string, string | number>
}

/** Idle limits never end an answer that drips, so that the whole has one too. */
function post({ receiver, agent, limits, body, headers }: Post): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = https.request(receiver.url, { method: 'POST', agent, headers })
    const end = (result: string) => request.destroy(Object.assign(new Error(result), { code: result }))
    const timers = [setTimeout(end, limits.head, 'timeout'), setTimeout(end, limits.all, 'timeout')]
    const connecting = setTimeout(end, limits.connect, 'timeout')
    timers.push(connecting)

    request.once('socket', (socket) => {
      if (!socket.connecting) clearTimeout(connecting)
      else socket.once('secureConnect', () => clearTimeout(connecting))
    })
    request.once('response', (response) => {
      clearTimeout(timers[0])
      resolve(outcomeOf(response))
      discard(response, limits.answer)
    })
    request.once('close', () => timers.forEach(clearTimeout))
    request.on('error', (error) => resolve({ delivered: false, result: failureOf(error) }))
    request.end(body)
  })
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): Outcome {
  const delivered = statusCode >= 200 && statusCode < 300
  const retryAfter = Number(headers['retry-after'])
  return {
    delivered,
    result: String(statusCode),
    ...(retryAfter > 0 && { retryAfter: Math.min(retryAfter, LONGEST_WAIT_SECONDS) }),
    ...(statusCode === 410 && { final: true }),
  }
}

/** Reads the answer to its end, so that the connection can be used again, or cuts it where there is too much of it. */
function discard(response: IncomingMessage, most: number): void {
  let length = 0
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > most) response.destroy()
  })
  response.on('error', () => undefined)
}
