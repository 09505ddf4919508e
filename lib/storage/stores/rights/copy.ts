import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import { buildRecord } from '@/lib/delivery/record/build-record.ts'
import type { KeptApplication, PersonCopy } from '@/lib/delivery/rights/person-data.ts'
import type { Person } from '@/lib/myinfo/person.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { drafts } from '../../schema/drafts.ts'
import { retrievals, sessions } from '../../schema/login.ts'
import { staffEntries } from '../../schema/staff.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { applicationOf, statusOf } from '../application-content.ts'
import { placeOf } from '../sealed-rows.ts'
import { decisionOf, entryOf } from '../staff/case.ts'
import type { OwnRows } from './whose.ts'

type ApplicationRow = typeof applications.$inferSelect

interface Copying extends Pick<StoreParts, 'sealer'> {
  transaction: Transaction
  own: OwnRows
}

/** The outside of an application that is kept. */
export function keptOf(row: ApplicationRow): KeptApplication {
  const { reference, product, language, connection } = row
  return {
    reference,
    product,
    language,
    connection,
    status: statusOf(row.status),
    receivedAt: row.receivedAt.getTime(),
    ...(row.heldAt && { heldAt: row.heldAt.getTime() }),
    ...(row.purgeAfter && { purgeAfter: row.purgeAfter.getTime() }),
  }
}

/** Forms of a person that were not sent. */
export async function unfinishedOf(transaction: Transaction, own: OwnRows) {
  const rows = await transaction.select().from(drafts).where(own.drafts).orderBy(asc(drafts.updatedAt))
  return rows.filter(({ reference, answers }) => reference === null && answers !== null)
}

/** Persons that were retrieved in a person's sessions. */
export function retrievedOf(transaction: Transaction, own: OwnRows) {
  const theirs = transaction.select({ id: sessions.id }).from(sessions).where(own.sessions)
  return transaction.select().from(retrievals).where(inArray(retrievals.session, theirs))
}

/** Opens everything that is kept of a person. */
export async function copyOf({ transaction, sealer, own }: Copying, now: number): Promise<PersonCopy> {
  const sent = await transaction
    .select()
    .from(applications)
    .where(own.applications)
    .orderBy(asc(applications.receivedAt))
  const [unfinished, retrieved] = [await unfinishedOf(transaction, own), await retrievedOf(transaction, own)]
  const copies: PersonCopy['applications'][number][] = []
  for (const row of sent) copies.push(await applicationCopy({ transaction, sealer, row }))
  return {
    copiedAt: new Date(now).toISOString(),
    applications: copies,
    unfinished: await Promise.all(
      unfinished.map(async (row) => ({
        product: row.product,
        updatedAt: row.updatedAt.toISOString(),
        answers: await sealer.open<TypedAnswers>(placeOf('drafts', row.id, row), row.answers ?? ''),
      })),
    ),
    retrieved: await Promise.all(
      retrieved.map(async (row) => ({
        product: row.product,
        connection: row.connection,
        api: row.api,
        retrievedAt: row.retrievedAt.toISOString(),
        person: await sealer.open<Person>(placeOf('retrievals', row.id, row), row.person),
      })),
    ),
  }
}

async function applicationCopy({ transaction, sealer, row }: Omit<Copying, 'own'> & { row: ApplicationRow }) {
  const decided = of(decisions.reference, row)
  const answered = of(staffEntries.reference, row)
  const entries = await transaction.select().from(staffEntries).where(answered).orderBy(asc(staffEntries.at))
  const made = await transaction.select().from(decisions).where(decided).orderBy(asc(decisions.position))
  const { reference } = row
  return {
    record: buildRecord({ application: await applicationOf(sealer, row), position: row.positions }),
    decisions: await Promise.all(
      made.map(async (one) => {
        const { decidedBy: _, ...decision } = await decisionOf(sealer, one)
        return decision
      }),
    ),
    answers: await Promise.all(
      entries
        .filter(({ kind }) => kind === 'answer')
        .map(async (one) => {
          const { position, words = '', at } = await entryOf(sealer, one)
          return { reference, position, words, answeredAt: at }
        }),
    ),
    ...(row.purgeAfter && { keptUntil: row.purgeAfter.toISOString() }),
  }
}

function of(column: typeof decisions.reference | typeof staffEntries.reference, { reference }: ApplicationRow): SQL {
  return eq(column, reference)
}
