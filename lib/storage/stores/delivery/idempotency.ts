import { and, eq, gt } from 'drizzle-orm'
import type { DecisionRequest, DecisionResult } from '@/lib/delivery/access/applications.ts'
import { decisions } from '../../schema/applications.ts'
import { apiRequests } from '../../schema/delivery.ts'
import { hashOf, type Transaction } from '../../store-parts.ts'
import { statusOf } from '../application-content.ts'

const DAY_MS = 24 * 60 * 60_000

type Decided = Extract<DecisionResult, { kind: 'decided' }>

interface Asked {
  request: DecisionRequest
  /** Epoch milliseconds. */
  at: number
}

/** What was answered before: under this key, or to this very call (by `id`), whose answer was lost on its way back. */
export async function earlierAnswer(
  transaction: Transaction,
  { request, id, at }: Asked & { id: string },
): Promise<DecisionResult | undefined> {
  const [own] = await transaction.select().from(decisions).where(eq(decisions.id, id))
  if (own) return { kind: 'decided', status: statusOf(own.decision), position: own.position, repeated: false }
  const key = keyOf(request)
  if (!key) return undefined
  const live = and(eq(apiRequests.key, key), gt(apiRequests.expiresAt, new Date(at)))
  const [kept] = await transaction.select().from(apiRequests).where(live)
  if (!kept) return undefined
  if (kept.requestHash !== requestHashOf(request)) return { kind: 'key_used' }
  const answer: Decided = JSON.parse(kept.answer)
  return { ...answer, repeated: true }
}

/**
 * Keeps the answer under its idempotency key for a day. False when the same key came with another application at the
 * very same time.
 */
export async function keepAnswer(
  transaction: Transaction,
  { request, answer, at }: Asked & { answer: Decided },
): Promise<boolean> {
  const key = keyOf(request)
  if (!key) return true
  await transaction.delete(apiRequests).where(eq(apiRequests.key, key))
  const row = { key, requestHash: requestHashOf(request), answer: JSON.stringify(answer) }
  const { rowCount } = await transaction
    .insert(apiRequests)
    .values({ ...row, expiresAt: new Date(at + DAY_MS) })
    .onConflictDoNothing()
  return rowCount === 1
}

function keyOf({ decidedBy, idempotencyKey }: DecisionRequest): string | undefined {
  return idempotencyKey === undefined ? undefined : hashOf(JSON.stringify([decidedBy, idempotencyKey]))
}

function requestHashOf({ reference, decision, reason, seen }: DecisionRequest): string {
  return hashOf(JSON.stringify([reference, decision, reason, seen]))
}
