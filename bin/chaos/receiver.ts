import type { ServerResponse } from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { type Arrival, append, readLines } from './history.ts'
import { seeded } from './seeded.ts'

/** What the receiver is started with, as JSON in its environment. */
export interface ReceiverSettings {
  port: number
  key: string
  cert: string
  secret: string
  history: string
  seed: number
}

const settings: ReceiverSettings = JSON.parse(process.env.CHAOS_RECEIVER ?? '{}')
const { port, key, cert, secret, history, seed } = settings
process.once('disconnect', () => process.exit(0))

/** The memory of keys is the history itself, so that it survives the receiver's death. */
const seen = new Set(readLines<Arrival>(history).flatMap(({ id, effect }) => (effect ? id : [])))
const random = seeded(seed + seen.size)
const webhook = new Webhook(secret)

https
  .createServer({ key, cert }, async (request, response) => {
    const body = await text(request).catch(() => undefined)
    if (body === undefined) return
    const fault = chooseFault()
    if (fault === 'refuses') return response.writeHead(500).end()
    if (fault !== 'hangs') take(body, request.headers, fault)
    answer(response, fault)
  })
  .listen(port, '127.0.0.1', () => process.send?.('ready'))

type Fault = 'none' | 'refuses' | 'hangs' | 'fails after' | 'loses the answer'

function chooseFault(): Fault {
  const chance = random()
  if (chance < 0.05) return 'refuses'
  if (chance < 0.07) return 'hangs'
  if (chance < 0.1) return 'fails after'
  return chance < 0.15 ? 'loses the answer' : 'none'
}

/** Acts once for each key, and writes down what came. */
function take(body: string, given: NodeJS.Dict<string | string[]>, fault: Fault): void {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
  const id = headers['webhook-id'] ?? ''
  const { data } = JSON.parse(body)
  const marker = data.values?.[0]?.value
  const { reference, position } = data
  append(history, { id, reference, position, verified: verify(body, headers), effect: !seen.has(id), fault, marker })
  seen.add(id)
}

function verify(body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers)
    return true
  } catch {
    return false
  }
}

function answer(response: ServerResponse, fault: Fault): void {
  if (fault === 'hangs') return
  if (fault === 'loses the answer') response.destroy()
  else response.writeHead(fault === 'none' ? 204 : 500).end()
}
