import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm'
import { APPLICANT } from '@/lib/delivery/outbox/outbox.ts'
import type { Erasure, ErasureCertificate } from '@/lib/delivery/rights/person-data.ts'
import { applications, decisions, erasures } from '../../schema/applications.ts'
import { deliveries } from '../../schema/delivery.ts'
import { drafts } from '../../schema/drafts.ts'
import { sessions } from '../../schema/login.ts'
import { staffActs, staffEntries } from '../../schema/staff.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { appendNumberedAudit } from '../audit.ts'
import { enqueue } from '../delivery/outbox-rows.ts'
import { retrievedOf } from './copy.ts'
import type { OwnRows } from './whose.ts'

type ApplicationRow = typeof applications.$inferSelect
type Erased = ErasureCertificate['applications'][number]

/** No attempt is under way for longer, in seconds: what was claimed before is over when receivers are told. */
const FLIGHT_SECONDS = 60

const notReached = [
  'files and exports that were taken from here before',
  'backups of the database, until they are overwritten: erase again after restoring one',
]

/** Removes everything that is a person's; nothing where a legal hold stands on any of it. */
export async function eraseAll({ transaction, auditKeys, own, now }: Erasing): Promise<Erasure> {
  const rows = await transaction
    .select()
    .from(applications)
    .where(own.applications)
    .orderBy(asc(applications.reference))
    .for('update')
  const held = rows.filter(({ heldAt }) => heldAt !== null)
  if (held.length > 0) return { kind: 'held', references: held.map(({ reference }) => reference) }

  const references = rows.map(({ reference }) => reference)
  // What is settled leaves with its application, so that who was told is asked first.
  const told = new Map<string, string[]>()
  for (const reference of references) told.set(reference, await withdraw(transaction, reference))
  const removed = await removeAll(transaction, { own, references })
  const erased: Erased[] = []
  for (const row of rows)
    erased.push(await tell({ transaction, auditKeys, row, receivers: told.get(row.reference) ?? [], now }))
  const certificate = { erasedAt: new Date(now).toISOString(), applications: erased, removed, notReached }
  for (const reference of references) await keepCertificate(transaction, { reference, certificate, now })
  return { kind: 'erased', certificate }
}

interface Erasing extends Pick<StoreParts, 'auditKeys'> {
  transaction: Transaction
  own: OwnRows
  /** Epoch milliseconds. */
  now: number
}

/** Decisions, notes and acts go with their application, links with their draft, retrieved persons with their session. */
async function removeAll(
  transaction: Transaction,
  { own, references }: { own: OwnRows; references: readonly string[] },
): Promise<Record<string, number>> {
  const some = [...references, '']
  const [of] = await transaction
    .select({
      decisions: sql<number>`(${counted(transaction, decisions, some)})::int`,
      entries: sql<number>`(${counted(transaction, staffEntries, some)})::int`,
      acts: sql<number>`(${counted(transaction, staffActs, some)})::int`,
    })
    .from(sql`(values (1)) as one`)
  const retrieved = (await retrievedOf(transaction, own)).length
  const forms = await transaction.delete(drafts).where(own.drafts)
  const ended = await transaction.delete(sessions).where(own.sessions)
  const sent = await transaction.delete(applications).where(own.applications)
  return {
    applications: sent.rowCount ?? 0,
    decisions: of?.decisions ?? 0,
    'notes and answers': of?.entries ?? 0,
    'lines of history': of?.acts ?? 0,
    drafts: forms.rowCount ?? 0,
    'retrieved persons': retrieved,
    sessions: ended.rowCount ?? 0,
  }
}

function counted(
  transaction: Transaction,
  table: typeof decisions | typeof staffEntries | typeof staffActs,
  references: string[],
) {
  return transaction.select({ rows: count() }).from(table).where(inArray(table.reference, references))
}

/** Withdraws what was on its way, and says which receivers may hold a copy: one that was tried once may. */
async function withdraw(transaction: Transaction, reference: string): Promise<string[]> {
  const isOf = eq(deliveries.reference, reference)
  const mayHold = sql`(${deliveries.attempts} > 0 or ${deliveries.state} in ('delivered', 'skipped'))`
  const told = await transaction
    .select({ receiver: deliveries.receiver })
    .from(deliveries)
    .where(and(isOf, ne(deliveries.receiver, APPLICANT), mayHold))
    .groupBy(deliveries.receiver)
    .orderBy(asc(deliveries.receiver))
  await transaction
    .update(deliveries)
    .set({ state: 'withdrawn', settledAt: sql`now()` })
    .where(and(isOf, inArray(deliveries.state, ['waiting', 'parked'])))
  return told.map(({ receiver }) => receiver)
}

type Telling = Omit<Erasing, 'own'> & { row: ApplicationRow; receivers: readonly string[] }

/** Tells whoever may hold a copy to remove it, once no attempt is under way any more, and writes the erasure down. */
async function tell({ transaction, auditKeys, row, receivers, now }: Telling): Promise<Erased> {
  const { reference, product, positions } = row
  await enqueue(transaction, { receivers, reference, position: positions + 1, event: 'application.erased' })
  await transaction
    .update(deliveries)
    .set({ dueAt: sql`now() + ${FLIGHT_SECONDS} * interval '1 second'` })
    .where(eq(deliveries.reference, reference))
  const entry = { event: 'erased', object: reference, at: now } as const
  const { slot, number } = await appendNumberedAudit(transaction, auditKeys, entry)
  return { reference, product, told: receivers, audit: `${slot}.${number}` }
}

async function keepCertificate(
  transaction: Transaction,
  { reference, certificate, now }: { reference: string; certificate: ErasureCertificate; now: number },
): Promise<void> {
  await transaction.insert(erasures).values({ reference, certificate: JSON.stringify(certificate), at: new Date(now) })
}
