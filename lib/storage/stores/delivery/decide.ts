import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { BankApplications, DecisionRequest, DecisionResult } from '@/lib/delivery/access/applications.ts'
import { repeating } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { staffEntries } from '../../schema/staff.ts'
import type { Transaction } from '../../store-parts.ts'
import { statusOf } from '../application-content.ts'
import { appendAudit } from '../audit.ts'
import { placeOf } from '../sealed-rows.ts'
import { writeAct } from '../staff/acts.ts'
import { proposalOf } from '../staff/applications.ts'
import type { BankParts } from './bank-applications.ts'
import { earlierAnswer, keepAnswer } from './idempotency.ts'
import { enqueue } from './outbox-rows.ts'

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
  takesTwo = () => false,
  keptAfterDecision = () => undefined,
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
    const earlier = await earlierAnswer(transaction, { request, id: row.id, at: now() })
    if (earlier) return earlier
    const isOther = request.seen !== undefined && request.seen !== positions
    if (isOther || status === 'accepted' || status === 'declined')
      return { kind: 'changed', status: statusOf(status), position: positions }
    if (takesTwo(product) && !(await isSecond(transaction, request)))
      return { kind: 'second_missing', status: statusOf(status), position: positions }

    const position = positions + 1
    const { reference, decision, decidedBy } = request
    const answer = { kind: 'decided', status: decision, position, repeated: false } as const
    await transaction
      .update(applications)
      .set({ status: decision, positions: position, ...purgeAfter(request, product) })
      .where(eq(applications.reference, reference))
    await transaction
      .insert(decisions)
      .values({ ...row, reference, position, decision, decidedBy, decidedAt: new Date(now()) })
    const event = decision === 'question' ? 'application.asked' : 'application.decided'
    await enqueue(transaction, { receivers: receivers(product), reference, position, event })
    if (!(await keepAnswer(transaction, { request, answer, at: now() }))) return transaction.rollback()
    await writeDown({ transaction, auditKeys, request, at: now() })
    return answer
  }

  /** From a decision on the time runs, where the product counts from it; a question decides nothing. */
  function purgeAfter({ decision }: DecisionRequest, product: string): { purgeAfter?: Date } {
    const days = decision === 'question' ? undefined : keptAfterDecision(product)
    return days === undefined ? {} : { purgeAfter: new Date(now() + days * DAY_MS) }
  }
}

const DAY_MS = 24 * 60 * 60_000

interface Deciding {
  transaction: Transaction
  request: DecisionRequest
  row: { id: string; keyId: string; reason: string | null }
}

async function lock(transaction: Transaction, { reference, products }: DecisionRequest) {
  const reached = products.includes('*') ? undefined : inArray(applications.product, [...products])
  const one = and(eq(applications.reference, reference), reached)
  const [row] = await transaction.select().from(applications).where(one).for('update')
  return row
}

/** Where two people are needed, a member of staff must have proposed the very same, be somebody else, and not have taken it back. */
async function isSecond(transaction: Transaction, request: DecisionRequest): Promise<boolean> {
  if (request.decision === 'question') return true
  const [proposal] = await transaction.select().from(staffEntries).where(proposalOf(request.reference))
  return (
    proposal !== undefined && proposal.decision === request.decision && `staff:${proposal.member}` !== request.decidedBy
  )
}

interface WritingDown extends Pick<BankParts, 'auditKeys'>, Pick<Deciding, 'transaction' | 'request'> {
  /** Epoch milliseconds. */
  at: number
}

/** What a member of staff decides stands in the history that staff see; what a system decides, in the audit alone. */
async function writeDown({ transaction, auditKeys, request, at }: WritingDown): Promise<void> {
  const { reference, decision, decidedBy } = request
  // Whatever was proposed was proposed on how it stood before.
  await transaction.delete(staffEntries).where(proposalOf(reference))
  const [, member] = /^staff:(.+)$/.exec(decidedBy) ?? []
  if (!member) return appendAudit(transaction, auditKeys, { event: 'decided', object: reference, at })
  const act = decision === 'question' ? 'asked' : 'decided'
  return writeAct(transaction, auditKeys, { reference, member, act, at })
}
