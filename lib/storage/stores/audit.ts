import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { audit, auditSlots } from '../schema/audit.ts'
import { auditToken } from '../sealing/audit-keys.ts'
import type { DataKeys } from '../sealing/data-keys.ts'
import { hashOf, type Transaction } from '../store-parts.ts'

/** What is written down: what became of an applicant's data, and what people did with its delivery and with access. */
export type AuditEvent =
  | 'retrieved'
  | 'submitted'
  | 'retrieval_discarded'
  | 'draft_discarded'
  | 'nric_revealed'
  | 'sessions_ended'
  | 'decided'
  | 'exported'
  | 'delivery_replayed'
  | 'delivery_skipped'
  | 'delivery_bounced'
  | 'token_made'
  | 'token_revoked'
  | 'answered'
  | 'came_back'
  | 'erased'
  | 'held'
  | 'released'
  | 'copied'
  | 'staff_signed_in'
  | 'staff_opened'
  | 'staff_noted'
  | 'staff_proposed'
  | 'staff_withdrew'
  | 'staff_assigned'

interface Entry {
  event: AuditEvent
  /** An ID or a reference; stored as a hash. */
  object: string
  /** Epoch milliseconds. */
  at: number
}

/**
 * Adds an entry to one of the chains, in the transaction of what it tells of: it is there when that is, and not else.
 *
 * Chains are many, so that transactions seldom wait for each other. Call it late all the same: the chain is held until
 * the transaction ends.
 */
export async function appendAudit(transaction: Transaction, auditKeys: DataKeys, entry: Entry): Promise<void> {
  await append(transaction, auditKeys, entry)
}

/** The same, and says where the entry stands. */
export async function appendNumberedAudit(
  transaction: Transaction,
  auditKeys: DataKeys,
  entry: Entry,
): Promise<{ slot: number; number: number }> {
  const nonce = await append(transaction, auditKeys, entry)
  // The newest entry of its chain, which nobody else can add to before this transaction ends.
  const [place] = await transaction
    .select({ slot: audit.slot, number: audit.number })
    .from(auditSlots)
    .innerJoin(audit, and(eq(audit.slot, auditSlots.slot), eq(audit.number, auditSlots.number)))
    .where(eq(audit.nonce, nonce))
  if (!place) throw new Error('the audit has no entry of this transaction')
  return place
}

async function append(transaction: Transaction, auditKeys: DataKeys, entry: Entry): Promise<string> {
  const { at, event, object, keyId, nonce, token } = sealEntry(auditKeys, entry)
  await transaction.execute(sql`select append_audit(${at}, ${event}, ${object}, ${keyId}, ${nonce}, ${token})`)
  return nonce
}

/** What `append_audit` takes, in its order. */
export function sealEntry({ current, keys }: DataKeys, { event, object, at }: Entry) {
  const content = { at, event, object: hashOf(object), nonce: randomBytes(16).toString('base64url') }
  const key = keys.get(current)
  if (!key) throw new Error('no audit key')
  return { ...content, at: new Date(at), keyId: current, token: auditToken(key, content) }
}
