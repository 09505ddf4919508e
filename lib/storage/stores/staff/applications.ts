import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Act, NewProposal, StaffApplications, StaffCase, Unmade } from '@/lib/staff/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications } from '../../schema/applications.ts'
import { staffActs, staffEntries } from '../../schema/staff.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { placeOf } from '../sealed-rows.ts'
import { writeAct } from './acts.ts'
import { entryOf, namesOf, readCase, readMembers } from './case.ts'
import { readQueue } from './queue.ts'

/** A page is opened again by each post on it: that is one opening. */
const SAME_OPENING_MS = 5 * 60_000

type NewEntry = (NewProposal | Unmade | { reference: string; member: string; position: number; words: string }) & {
  kind: 'note' | 'proposal' | 'unmade'
}

/** What staff see and do with applications. The row of the application is locked first: of two, the second sees what the first did. */
export function createStaffApplications(parts: StoreParts): StaffApplications {
  return {
    list: (selection) => readQueue(parts, selection),
    open: (reference, member) => open(parts, reference, member),
    reveal: (reference, member, field) =>
      locked(parts, reference, async (transaction) => {
        await act(parts, transaction, { reference, member, act: 'revealed', field })
        return true
      }),
    note: (note) => addNote(parts, note),
    propose: (proposal) => propose(parts, proposal),
    withdraw: (reference, member) => withdraw(parts, reference, member),

    assign: (given) => assign(parts, given),
    members: () => readMembers(parts),

    async keepUnmade(unmade) {
      const entry = await newEntry(parts, { ...unmade, kind: 'unmade' })
      await withClosedErrors(() => parts.database.insert(staffEntries).values(entry))
      return entry.id
    },

    async unmade(id, member) {
      const row = await readUnmade(parts, id, member)
      return row && entryOf(parts.sealer, row)
    },

    noteUnmade: (id, member) => noteUnmade(parts, id, member),
  }
}

async function assign(parts: StoreParts, given: Parameters<StaffApplications['assign']>[0]): Promise<boolean> {
  const { reference, member, to } = given
  if (to !== undefined && !(await namesOf(parts, [to])).has(to)) return false
  return locked(parts, reference, async (transaction) => {
    await transaction
      .update(applications)
      .set({ assignee: to ?? null })
      .where(eq(applications.reference, reference))
    await act(parts, transaction, { reference, member, act: 'assigned' })
    return true
  })
}

async function open(parts: StoreParts, reference: string, member: string): Promise<StaffCase | undefined> {
  const isThere = await locked(parts, reference, async (transaction) => {
    if (!(await openedLately(parts, transaction, { reference, member })))
      await act(parts, transaction, { reference, member, act: 'opened' })
    return true
  })
  return isThere ? readCase(parts, reference) : undefined
}

function addNote(parts: StoreParts, note: Parameters<StaffApplications['note']>[0]): Promise<boolean> {
  const { reference, member, words } = note
  return locked(parts, reference, async (transaction, { positions: position }) => {
    const entry = await newEntry(parts, { kind: 'note', reference, member, position, words })
    await transaction.insert(staffEntries).values(entry)
    await act(parts, transaction, { reference, member, act: 'noted' })
    return true
  })
}

function propose(parts: StoreParts, proposal: NewProposal): Promise<boolean> {
  const { reference, member } = proposal
  return locked(parts, reference, async (transaction, { positions, status }) => {
    if (positions !== proposal.position || status === 'accepted' || status === 'declined') return false
    const entry = await newEntry(parts, { ...proposal, kind: 'proposal' })
    const { rowCount } = await transaction.insert(staffEntries).values(entry).onConflictDoNothing()
    if (rowCount === 0) return false
    await act(parts, transaction, { reference, member, act: 'proposed' })
    return true
  })
}

function withdraw(parts: StoreParts, reference: string, member: string): Promise<boolean> {
  return locked(parts, reference, async (transaction) => {
    const { rowCount } = await transaction.delete(staffEntries).where(proposalOf(reference))
    if (rowCount === 0) return false
    await act(parts, transaction, { reference, member, act: 'withdrew' })
    return true
  })
}

async function readUnmade({ database }: StoreParts, id: string, member: string) {
  const [row] = await withClosedErrors(() => database.select().from(staffEntries).where(own(id, member)))
  return row
}

async function noteUnmade(parts: StoreParts, id: string, member: string): Promise<boolean> {
  const row = await readUnmade(parts, id, member)
  if (!row) return false
  return locked(parts, row.reference, async (transaction) => {
    await transaction.update(staffEntries).set({ kind: 'note' }).where(own(id, member))
    await act(parts, transaction, { reference: row.reference, member, act: 'noted' })
    return true
  })
}

/** Works on an application that nobody else changes meanwhile; false when it is not there. */
function locked(
  { database }: StoreParts,
  reference: string,
  work: (transaction: Transaction, row: typeof applications.$inferSelect) => Promise<boolean>,
): Promise<boolean> {
  return withClosedErrors(() =>
    transact(database, async (transaction) => {
      const one = eq(applications.reference, reference)
      const [row] = await transaction.select().from(applications).where(one).for('update')
      return row ? work(transaction, row) : false
    }),
  )
}

function act(
  { auditKeys, now }: StoreParts,
  transaction: Transaction,
  done: { reference: string; member: string; act: Act; field?: string },
) {
  return writeAct(transaction, auditKeys, { ...done, at: now() })
}

async function openedLately(
  { now }: StoreParts,
  transaction: Transaction,
  { reference, member }: { reference: string; member: string },
): Promise<boolean> {
  const lately = and(
    eq(staffActs.reference, reference),
    eq(staffActs.member, member),
    eq(staffActs.act, 'opened'),
    gt(staffActs.at, new Date(now() - SAME_OPENING_MS)),
  )
  return (await transaction.select({ id: staffActs.id }).from(staffActs).where(lately).limit(1)).length > 0
}

async function newEntry({ sealer, now }: StoreParts, { words, ...entry }: NewEntry) {
  const id = randomUUID()
  const { keyId, sealed } = await sealer.seal(placeOf('staff_entries', id, entry), words ?? null)
  return { id, ...entry, words: words === undefined ? null : sealed, keyId, at: new Date(now()) }
}

/** The proposal that stands on an application. */
export function proposalOf(reference: string) {
  return and(eq(staffEntries.reference, reference), eq(staffEntries.kind, 'proposal'))
}

function own(id: string, member: string) {
  return and(eq(staffEntries.id, id), eq(staffEntries.member, member), eq(staffEntries.kind, 'unmade'))
}
