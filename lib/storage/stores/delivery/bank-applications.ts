import { and, asc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { BankApplications, Place, Selection, Summary } from '@/lib/delivery/access/applications.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { staffEntries } from '../../schema/staff.ts'
import type { StoreParts } from '../../store-parts.ts'
import { applicationOf, statusOf } from '../application-content.ts'
import { appendAudit } from '../audit.ts'
import { decisionOf, entryOf } from '../staff/case.ts'
import { createDecide } from './decide.ts'

/** Younger rows may still be joined by older ones, of a submission that is under way. */
const SETTLED_AFTER_MS = 15_000

const BATCH = 200

/** What the bank's view of applications is built on. */
export type BankParts = StoreParts & {
  receivers?(product: string): readonly string[]
  /** Whether a product takes two people to accept or to decline. None does, when absent. */
  takesTwo?(product: string): boolean
  /** Days until a decided application is purged; undefined where its time counts from the receipt. */
  keptAfterDecision?(product: string): number | undefined
}

/** Applications for the bank's systems, found by reference or followed in the order of their receipt. */
export function createBankApplications(parts: BankParts): BankApplications {
  return {
    list: (selection) => list(parts, selection),
    find: (reference, products) => find(parts, reference, products),
    decisionAt: (reference, position) => decisionAt(parts, reference, position),
    answerAt: (reference, position) => answerAt(parts, reference, position),
    decide: createDecide(parts),
    stream: (selection) => stream(parts, selection),
    auditExport: (run) => auditExport(parts, run),
  }
}

async function list({ database, now }: BankParts, selection: Selection): Promise<Summary[]> {
  const query = database
    .select(summaryColumns)
    .from(applications)
    .where(selected(selection, now()))
    .orderBy(...order)
  const rows = await withClosedErrors(() => query.limit(selection.limit))
  return rows.map((row) => ({ ...row, status: statusOf(row.status), receivedAt: row.receivedAt.getTime() }))
}

async function find({ database, sealer, now }: BankParts, reference: string, products: readonly string[]) {
  const one = and(eq(applications.reference, reference), within(products), notPurged(now()))
  const [row] = await withClosedErrors(() => database.select().from(applications).where(one))
  return row && { application: await applicationOf(sealer, row), position: row.positions }
}

async function decisionAt({ database, sealer }: BankParts, reference: string, position: number) {
  const one = and(eq(decisions.reference, reference), eq(decisions.position, position))
  const [row] = await withClosedErrors(() => database.select().from(decisions).where(one))
  return row && decisionOf(sealer, row)
}

async function answerAt({ database, sealer }: BankParts, reference: string, position: number) {
  const one = and(
    eq(staffEntries.reference, reference),
    eq(staffEntries.position, position),
    eq(staffEntries.kind, 'answer'),
  )
  const [row] = await withClosedErrors(() => database.select().from(staffEntries).where(one))
  if (!row) return undefined
  const { words = '', at } = await entryOf(sealer, row)
  return { reference, position, words, answeredAt: at }
}

async function* stream(parts: BankParts, selection: Omit<Selection, 'limit'>) {
  for (let { after } = selection; ; ) {
    const batch = await batchOf(parts, { ...selection, after, limit: BATCH })
    for (const row of batch) yield { application: await applicationOf(parts.sealer, row), position: row.positions }
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) return
    after = { receivedAt: last.receivedAt.getTime(), reference: last.reference }
  }
}

/** By place and not by a cursor of the database: that would hold a connection and a snapshot for the whole run. */
function batchOf({ database, now }: BankParts, selection: Selection) {
  const query = database
    .select()
    .from(applications)
    .where(selected(selection, now()))
    .orderBy(...order)
  return withClosedErrors(() => query.limit(selection.limit))
}

function auditExport({ database, auditKeys, now }: BankParts, run: string): Promise<void> {
  return withClosedErrors(() =>
    transact(database, (transaction) =>
      appendAudit(transaction, auditKeys, { event: 'exported', object: run, at: now() }),
    ),
  )
}

const summaryColumns = {
  reference: applications.reference,
  product: applications.product,
  status: applications.status,
  position: applications.positions,
  language: applications.language,
  connection: applications.connection,
  receivedAt: applications.receivedAt,
}

const order = [asc(applications.receivedAt), asc(applications.reference)]

function selected({ products, status, since, after }: Selection, now: number): SQL | undefined {
  return and(
    within(products),
    status && eq(applications.status, status),
    since === undefined ? undefined : gte(applications.receivedAt, new Date(since)),
    after && isAfter(after),
    sql`${applications.receivedAt} <= ${new Date(now - SETTLED_AFTER_MS)}`,
    notPurged(now),
  )
}

function within(products: readonly string[]): SQL | undefined {
  return products.includes('*') ? undefined : inArray(applications.product, [...products])
}

function isAfter({ receivedAt, reference }: Place): SQL {
  return sql`(${applications.receivedAt}, ${applications.reference}) > (${new Date(receivedAt)}, ${reference})`
}

function notPurged(now: number): SQL {
  return sql`(${applications.purgeAfter} is null or ${applications.purgeAfter} > ${new Date(now)})`
}
