import * as z from 'zod'
import type { Answer, Decision } from '../access/applications.ts'
import { buildRecord, type NumberedApplication } from './build-record.ts'
import { recordV1, referenceSchema } from './record.ts'

const event = {
  version: z.literal(1),
  reference: referenceSchema,
  position: z.int().min(1).describe('number of this event among those of its application'),
}

const decided = z.object({
  ...event,
  product: z.object({ id: z.string() }),
  decision: z.enum(['accepted', 'declined', 'question']),
  reason: z.string().optional().describe('the reason, or what is asked, in the words of who decided'),
  decidedAt: z.iso.datetime(),
  decidedBy: z.string().describe('ID of the client or member of staff, not a name'),
})

const answered = z.object({
  ...event,
  product: z.object({ id: z.string() }),
  answer: z.string().describe('what the applicant answered to the question, in their own words'),
  answeredAt: z.iso.datetime(),
})

const outer = { timestamp: z.iso.datetime().describe('when the event happened; UTC') }

/** What is posted to receivers: the outer shape is that of Standard Webhooks. */
export const messageSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('application.received'), ...outer, data: recordV1 }),
    z.object({ type: z.literal('application.decided'), ...outer, data: decided }),
    z.object({ type: z.literal('application.asked'), ...outer, data: decided }),
    z.object({ type: z.literal('application.answered'), ...outer, data: answered }),
    z.object({ type: z.literal('application.erased'), ...outer, data: z.object(event) }),
    z.object({ type: z.literal('delivery.test'), ...outer, data: z.object({ version: z.literal(1) }) }),
  ])
  .meta({ id: 'Message', title: 'Message', description: 'What a receiver is told of an application.' })

/** One message to a receiver, of the shape that its JSON Schema tells. */
export type Message = z.infer<typeof messageSchema>

/** Tells that an application was received; `at` is in epoch milliseconds. */
export function receivedMessage(application: NumberedApplication['application'], at: number): Message {
  const data = buildRecord({ application: { ...application, status: 'received' }, position: 1 })
  return { type: 'application.received', timestamp: new Date(at).toISOString(), data }
}

/** Tells of a decision, or of a question to the applicant. */
export function decidedMessage(product: string, { decision, reason, decidedAt, ...rest }: Decision): Message {
  const timestamp = new Date(decidedAt).toISOString()
  const data = {
    version: 1 as const,
    reference: rest.reference,
    position: rest.position,
    product: { id: product },
    decision,
    ...(reason !== undefined && { reason }),
    decidedAt: timestamp,
    decidedBy: rest.decidedBy,
  }
  return { type: decision === 'question' ? 'application.asked' : 'application.decided', timestamp, data }
}

/** Tells what the applicant answered. */
export function answeredMessage(product: string, { reference, position, words, answeredAt }: Answer): Message {
  const timestamp = new Date(answeredAt).toISOString()
  const data = {
    version: 1 as const,
    reference,
    position,
    product: { id: product },
    answer: words,
    answeredAt: timestamp,
  }
  return { type: 'application.answered', timestamp, data }
}

/** Tells that an application was erased: whoever holds a copy has to remove it too. */
export function erasedMessage(reference: string, position: number, at: number): Message {
  return {
    type: 'application.erased',
    timestamp: new Date(at).toISOString(),
    data: { version: 1, reference, position },
  }
}
