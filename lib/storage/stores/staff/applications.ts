import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Act, NewProposal, StaffApplications, Unmade } from '@/lib/staff/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, staffActs, staffEntries } from '../../schema.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { placeOf } from '../sealed-rows.ts'
import { writeAct } from './acts.ts'
import { entryOf, readCase } from './case.ts'
import { readQueue } from './queue.ts'

/** A page is opened again by each post on it: that is one opening. */
const SAME_OPENING_MS = 5 * 60_000

type NewEntry = (NewProposal | Unmade | { reference: string; member: string; position: number; words: string }) & {
  kind: 'note' | 'proposal' | 'unmade'
}

/** What staff see and do with applications. The row of the application is locked first: of two, the second sees what the first did. */
export function createStaffApplications(parts: StoreParts): StaffApplications {
  const { database, sealer, auditKeys, now } = parts
  return {
    list: (selection) => readQueue(parts, selection),

    async open(reference, member) {
      const isThere = await locked(reference, async (transaction) => {
        if (!(await openedLately(transaction, reference, member)))
          await act(transaction, { reference, member, act: 'opened' })
        return true
      })
      return isThere ? readCase(parts, reference) : undefined
    },

    reveal: (reference, member, field) =>
      locked(reference, async (transaction) => {
        await act(transaction, { reference, member, act: 'revealed', field })
        return true
      }),

    async note({ reference, member, words }) {
      return locked(reference, async (transaction, { positions: position }) => {
        await transaction
          .insert(staffEntries)
          .values(await newEntry({ kind: 'note', reference, member, position, words }))
        await act(transaction, { reference, member, act: 'noted' })
        return true
      })
    },

    propose: (proposal) =>
      locked(proposal.reference, async (transaction, { positions, status }) => {
        const { reference, member } = proposal
        if (positions !== proposal.position || status === 'accepted' || status === 'declined') return false
        const entry = await newEntry({ ...proposal, kind: 'proposal' })
        const { rowCount } = await transaction.insert(staffEntries).values(entry).onConflictDoNothing()
        if (rowCount === 0) return false
        await act(transaction, { reference, member, act: 'proposed' })
        return true
      }),

    withdraw: (reference, member) =>
      locked(reference, async (transaction) => {
        const { rowCount } = await transaction.delete(staffEntries).where(proposalOf(reference))
        if (rowCount === 0) return false
        await act(transaction, { reference, member, act: 'withdrew' })
        return true
      }),

    async keepUnmade(unmade) {
      const entry = await newEntry({ ...unmade, kind: 'unmade' })
      await withClosedErrors(() => database.insert(staffEntries).values(entry))
      return entry.id
    },

    async unmade(id, member) {
      const [row] = await withClosedErrors(() => database.select().from(staffEntries).where(own(id, member)))
      return row && entryOf(sealer, row)
    },

    async noteUnmade(id, member) {
      const [row] = await withClosedErrors(() => database.select().from(staffEntries).where(own(id, member)))
      if (!row) return false
      return locked(row.reference, async (transaction) => {
        await transaction.update(staffEntries).set({ kind: 'note' }).where(own(id, member))
        await act(transaction, { reference: row.reference, member, act: 'noted' })
        return true
      })
    },
  }

  /** Works on an application that nobody else changes meanwhile; false when it is not there. */
  function locked(
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

  function act(transaction: Transaction, done: { reference: string; member: string; act: Act; field?: string }) {
    return writeAct(transaction, auditKeys, { ...done, at: now() })
  }

  async function openedLately(transaction: Transaction, reference: string, member: string): Promise<boolean> {
    const lately = and(
      eq(staffActs.reference, reference),
      eq(staffActs.member, member),
      eq(staffActs.act, 'opened'),
      gt(staffActs.at, new Date(now() - SAME_OPENING_MS)),
    )
    return (await transaction.select({ id: staffActs.id }).from(staffActs).where(lately).limit(1)).length > 0
  }

  async function newEntry({ words, ...entry }: NewEntry) {
    const id = randomUUID()
    const { keyId, sealed } = await sealer.seal(placeOf('staff_entries', id, entry), words ?? null)
    return { id, ...entry, words: words === undefined ? null : sealed, keyId, at: new Date(now()) }
  }
}

/** The proposal that stands on an application. */
export function proposalOf(reference: string) {
  return and(eq(staffEntries.reference, reference), eq(staffEntries.kind, 'proposal'))
}

function own(id: string, member: string) {
  return and(eq(staffEntries.id, id), eq(staffEntries.member, member), eq(staffEntries.kind, 'unmade'))
}
