import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { workerTiming } from '../../lib/delivery/outbox/worker.ts'
import type { WebhookReceiver } from '../../lib/delivery/receivers/receiver.ts'
import { webhookLimits } from '../../lib/delivery/receivers/webhook.ts'
import { startDelivery } from '../../lib/delivery/start-delivery.ts'
import { createStorage } from '../../lib/storage/database.ts'
import { LEASE_SECONDS } from './lease.ts'

/** What a node is started with, as JSON in its environment. */
export interface NodeSettings {
  port: number
  url: string
  dataKeys: string
  receiver: WebhookReceiver
}

const product = 'savings-account'
const settings: NodeSettings = JSON.parse(process.env.CHAOS_NODE ?? '{}')
const { port, url, dataKeys, receiver } = settings
process.once('disconnect', () => process.exit(0))

const stores = { url, dataKeys, retrievalMinutes: 30, receivers: () => [receiver.name] }
const storage = createStorage(stores)
const { outbox, bankApplications } = createStorage({ ...stores, connections: 2 })
const delivery = startDelivery({
  receivers: [receiver],
  outbox,
  applications: bankApplications,
  report: () => undefined,
  limits: { ...webhookLimits, head: 2_000, all: 3_000 },
  timing: {
    ...workerTiming,
    leaseSeconds: LEASE_SECONDS,
    poll: 200,
    quiet: [200, 1_000],
    retry: { ...workerTiming.retry, first: 0.3, longest: 3 },
  },
})

/** The steps of an applicant and of the bank, over the same stores as the application's own. */
const steps: Record<string, (body: Record<string, string>) => Promise<object>> = {
  async '/open'() {
    const { session } = await storage.sessions.begin({})
    return { session: session.id, draft: (await storage.drafts.open(session, product)).id }
  },
  async '/submit'({ session = '', draft = '' }) {
    const marker = { field: 'accountPurpose', kind: 'text', value: draft, provenance: 'typed' as const, locked: false }
    const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [marker] }
    const submitted = await storage.applications.submit({ session, draft, application })
    delivery.nudge()
    return submitted
  },
  async '/decide'({ reference = '', key = '' }) {
    const by = { products: ['*'], decidedBy: 'chaos', idempotencyKey: key }
    const decided = await storage.bankApplications.decide({ reference, decision: 'accepted', ...by })
    delivery.nudge()
    return decided
  },
}

createServer(async (request, response) => {
  try {
    const body = JSON.parse((await text(request)) || '{}')
    const answer = await steps[request.url ?? '']?.(body)
    response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer))
  } catch {
    response.writeHead(503).end()
  }
}).listen(port, '127.0.0.1', () => process.send?.('ready'))
