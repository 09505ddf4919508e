import { and, asc, desc, eq, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { QueueLine, QueuePage, QueueSelection } from '@/lib/staff/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { applications } from '../../schema/applications.ts'
import { staffEntries } from '../../schema/staff.ts'
import type { StoreParts } from '../../store-parts.ts'
import { statusOf } from '../application-content.ts'

const { reference, product, status, positions, language, connection, withoutAgencies, receivedAt } = applications

/** Reads one page of the list, by place: it takes as long among a million applications as among a thousand. */
export async function readQueue(
  { database, now }: Pick<StoreParts, 'database' | 'now'>,
  selection: QueueSelection,
): Promise<QueuePage> {
  const isOldestFirst = selection.view === 'received' || selection.view === 'question'
  const isBackwards = selection.from?.side === 'before'
  const isRising = isOldestFirst !== isBackwards
  const direction = isRising ? asc : desc
  const query = database
    .select({
      reference,
      product,
      status,
      position: positions,
      language,
      connection,
      leftOut: withoutAgencies,
      assignee: applications.assignee,
      receivedAt,
      proposal: staffEntries.id,
    })
    .from(applications)
    .leftJoin(staffEntries, and(eq(staffEntries.reference, reference), eq(staffEntries.kind, 'proposal')))
    .where(and(...narrowed(selection, now()), beyond(selection, isRising)))
    .orderBy(direction(receivedAt), direction(reference))
  const rows = await withClosedErrors(() => query.limit(selection.limit + 1))

  const page = rows.slice(0, selection.limit).map(
    ({ proposal, assignee, ...row }): QueueLine => ({
      ...row,
      ...(assignee !== null && { assignee }),
      status: statusOf(row.status),
      receivedAt: row.receivedAt.getTime(),
      proposed: proposal !== null,
    }),
  )
  const [behind, ahead] = [selection.from !== undefined, rows.length > selection.limit]
  return isBackwards
    ? { lines: page.toReversed(), hasEarlier: ahead, hasLater: behind }
    : { lines: page, hasEarlier: behind, hasLater: ahead }
}

function narrowed({ view, product: one, by, assignee }: QueueSelection, now: number): (SQL | undefined)[] {
  return [
    view === 'all' ? undefined : eq(status, view),
    one === undefined ? undefined : eq(product, one),
    by && (by === 'hand' ? eq(connection, 'none') : ne(connection, 'none')),
    assignee === undefined ? undefined : eq(applications.assignee, assignee),
    or(isNull(applications.purgeAfter), gt(applications.purgeAfter, new Date(now))),
  ]
}

function beyond({ from }: QueueSelection, isRising: boolean): SQL | undefined {
  if (!from) return undefined
  const place = sql`(${new Date(from.place.receivedAt)}, ${from.place.reference})`
  return isRising ? sql`(${receivedAt}, ${reference}) > ${place}` : sql`(${receivedAt}, ${reference}) < ${place}`
}
