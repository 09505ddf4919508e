import { randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import {
  APPLICANT,
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  mailedEvents,
  RECORD_VERSION,
} from '@/lib/delivery/outbox/outbox.ts'
import { deliveries } from '../../schema/delivery.ts'
import type { Transaction } from '../../store-parts.ts'

/** Columns of a delivery; times as epoch milliseconds, and no `infinity`, which is no time in JavaScript. */
export const columns: SQL = sql.raw(`id, receiver, reference, position, event, version, state, attempts,
  coalesce(extract(epoch from now() - first_attempt_at), 0)::float8 as tried_for_seconds,
  (extract(epoch from created_at) * 1000)::float8 as created_at,
  case when isfinite(due_at) then (extract(epoch from due_at) * 1000)::float8 end as due_at,
  (extract(epoch from settled_at) * 1000)::float8 as settled_at, last_result`)

/** A new key: 128 random bits. */
export function makeDeliveryId(): string {
  return `msg_${randomBytes(16).toString('base64url')}`
}

/** A row of `columns`. */
export function deliveryOf(row: Record<string, unknown>): Delivery {
  return {
    id: String(row.id),
    receiver: String(row.receiver),
    reference: String(row.reference),
    position: Number(row.position),
    event: row.event as DeliveryEvent,
    version: Number(row.version),
    state: row.state as DeliveryState,
    attempts: Number(row.attempts),
    triedForSeconds: Number(row.tried_for_seconds),
    createdAt: Number(row.created_at),
    ...(row.due_at !== null && { dueAt: Number(row.due_at) }),
    ...(row.settled_at !== null && { settledAt: Number(row.settled_at) }),
    ...(row.last_result !== null && { lastResult: String(row.last_result) }),
  }
}

/** Which receivers are told of an event: all, but for the applicant, who is written to of some. */
export function toldOf(receivers: readonly string[], event: DeliveryEvent): string[] {
  return receivers.filter((receiver) => receiver !== APPLICANT || mailedEvents.includes(event))
}

/** Writes what receivers are to be told, in the transaction of what it tells of. Call it before the audit's entry. */
export async function enqueue(
  transaction: Transaction,
  { receivers, ...event }: { receivers: readonly string[]; reference: string; position: number; event: DeliveryEvent },
): Promise<void> {
  const told = toldOf(receivers, event.event)
  if (told.length === 0) return
  const rows = told.map((receiver) => ({
    id: makeDeliveryId(),
    receiver,
    ...event,
    version: RECORD_VERSION,
    state: 'waiting',
    createdAt: sql`now()`,
    dueAt: sql`now()`,
  }))
  await transaction.insert(deliveries).values(rows)
}
