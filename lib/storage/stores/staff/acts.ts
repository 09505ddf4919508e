import { randomUUID } from 'node:crypto'
import type { Act } from '@/lib/staff/stores.ts'
import { staffActs } from '../../schema/staff.ts'
import type { DataKeys } from '../../sealing/data-keys.ts'
import type { Transaction } from '../../store-parts.ts'
import { type AuditEvent, appendNumberedAudit } from '../audit.ts'

const events = {
  opened: 'staff_opened',
  revealed: 'nric_revealed',
  noted: 'staff_noted',
  proposed: 'staff_proposed',
  withdrew: 'staff_withdrew',
  decided: 'decided',
  asked: 'decided',
  assigned: 'staff_assigned',
} as const satisfies Record<Act, AuditEvent>

/** Writes down what somebody saw or did, beside the application and in the audit. Call it last in a transaction. */
export async function writeAct(
  transaction: Transaction,
  auditKeys: DataKeys,
  { at, ...done }: { reference: string; member: string; act: Act; field?: string; at: number },
): Promise<void> {
  const entry = { event: events[done.act], object: done.reference, at }
  const place = await appendNumberedAudit(transaction, auditKeys, entry)
  await transaction.insert(staffActs).values({ id: randomUUID(), ...done, ...place, at: new Date(at) })
}
