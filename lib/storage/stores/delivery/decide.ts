import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray } from 'drizzle-orm'
import type { BankApplications, DecisionRequest, DecisionResult } from '@/lib/delivery/access/applications.ts'
import { repeating } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { apiRequests, applications, decisions, staffEntries } from '../../schema.ts'
import { hashOf, type Transaction } from '../../store-parts.ts'
import { statusOf } from '../application-content.ts'
import { appendAudit } from '../audit.ts'
import { placeOf } from '../sealed-rows.ts'
import { writeAct } from '../staff/acts.ts'
import { proposalOf } from '../staff/applications.ts'
import type { BankParts } from './bank-applications.ts'
import { enqueue } from './outbox-rows.ts'

const DAY_MS = 24 * 60 * 60_000

type Decided = Extract<DecisionResult, { kind: 'decided' }>

/**
 * Decides in one transaction: status, decision, what the receivers are told, the answer under the idempotency key, and
 * the audit. The application's row is locked first, so of two at the same time the second sees what the first did.
 */
export function createDecide({
  database,
  sealer,
  auditKeys,
  now,
  receivers = () => [],
}: BankParts): BankApplications['decide'] {
  return async (request) => {
    const id = randomUUID()
    const { keyId, sealed } = await sealer.seal(placeOf('decisions', id, { ...request }), request.reason ?? null)
    const reason = request.reason === undefined ? null : sealed
    return repeating(() =>
      transact(database, (transaction) => decide({ transaction, request, row: { id, keyId, reason } })),
    )
  }

  async function decide({ transaction, request, row }: Deciding): Promise<DecisionResult> {
    const found = await lock(transaction, request)
    if (!found) return { kind: 'unknown' }
    const { status, positions, product } = found
    const earlier = await earlierAnswer(transaction, request, row.id)
    if (earlier) return earlier
    const isOther = request.seen !== undefined && request.seen !== positions
    if (isOther || status === 'accepted' || status === 'declined')
      return { kind: 'changed', status: statusOf(status), position: positions }
    if (!(await isSecond(transaction, request)))
      return { kind: 'changed', status: statusOf(status), position: positions }

    const position = positions + 1
    const { reference, decision, decidedBy } = request
    const answer: Decided = { kind: 'decided', status: decision, position, repeated: false }
    await transaction
      .update(applications)
      .set({ status: decision, positions: position })
      .where(eq(applications.reference, reference))
    await transaction
      .insert(decisions)
      .values({ ...row, reference, position, decision, decidedBy, decidedAt: new Date(now()) })
    const event = decision === 'question' ? 'application.asked' : 'application.decided'
    await enqueue(transaction, { receivers: receivers(product), reference, position, event })
    if (!(await keepAnswer(transaction, request, answer))) return transaction.rollback()
    await writeDown(transaction, request)
    return answer
  }

  /** What a member of staff decides stands in the history that staff see; what a system decides, in the audit alone. */
  async function writeDown(
    transaction: Transaction,
    { reference, decision, decidedBy }: DecisionRequest,
  ): Promise<void> {
    // Whatever was proposed was proposed on how it stood before.
    await transaction.delete(staffEntries).where(proposalOf(reference))
    const [, member] = /^staff:(.+)$/.exec(decidedBy) ?? []
    if (!member) return appendAudit(transaction, auditKeys, { event: 'decided', object: reference, at: now() })
    const act = decision === 'question' ? 'asked' : 'decided'
    return writeAct(transaction, auditKeys, { reference, member, act, at: now() })
  }

  /** Where two people are needed, somebody else must have proposed the very same, and not taken it back. */
  async function isSecond(transaction: Transaction, request: DecisionRequest): Promise<boolean> {
    if (!request.fourEyes || request.decision === 'question') return true
    const [proposal] = await transaction.select().from(staffEntries).where(proposalOf(request.reference))
    return (
      proposal !== undefined &&
      proposal.decision === request.decision &&
      `staff:${proposal.member}` !== request.decidedBy
    )
  }

  async function lock(transaction: Transaction, { reference, products }: DecisionRequest) {
    const reached = products.includes('*') ? undefined : inArray(applications.product, [...products])
    const one = and(eq(applications.reference, reference), reached)
    const [row] = await transaction.select().from(applications).where(one).for('update')
    return row
  }

  /** What was answered before: under this key, or to this very call, whose answer was lost on its way back. */
  async function earlierAnswer(
    transaction: Transaction,
    request: DecisionRequest,
    id: string,
  ): Promise<DecisionResult | undefined> {
    const [own] = await transaction.select().from(decisions).where(eq(decisions.id, id))
    if (own) return { kind: 'decided', status: statusOf(own.decision), position: own.position, repeated: false }
    const key = keyOf(request)
    if (!key) return undefined
    const live = and(eq(apiRequests.key, key), gt(apiRequests.expiresAt, new Date(now())))
    const [kept] = await transaction.select().from(apiRequests).where(live)
    if (!kept) return undefined
    if (kept.requestHash !== requestHashOf(request)) return { kind: 'key_used' }
    const answer: Decided = JSON.parse(kept.answer)
    return { ...answer, repeated: true }
  }

  /** False when the same key came with another application at the very same time. */
  async function keepAnswer(transaction: Transaction, request: DecisionRequest, answer: Decided): Promise<boolean> {
    const key = keyOf(request)
    if (!key) return true
    await transaction.delete(apiRequests).where(and(eq(apiRequests.key, key)))
    const row = { key, requestHash: requestHashOf(request), answer: JSON.stringify(answer) }
    const { rowCount } = await transaction
      .insert(apiRequests)
      .values({ ...row, expiresAt: new Date(now() + DAY_MS) })
      .onConflictDoNothing()
    return rowCount === 1
  }
}

interface Deciding {
  transaction: Transaction
  request: DecisionRequest
  row: { id: string; keyId: string; reason: string | null }
}

function keyOf({ decidedBy, idempotencyKey }: DecisionRequest): string | undefined {
  return idempotencyKey === undefined ? undefined : hashOf(JSON.stringify([decidedBy, idempotencyKey]))
}

function requestHashOf({ reference, decision, reason, seen }: DecisionRequest): string {
  return hashOf(JSON.stringify([reference, decision, reason, seen]))
}
