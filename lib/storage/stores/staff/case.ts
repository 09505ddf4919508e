import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Decision } from '@/lib/delivery/access/applications.ts'
import type { Act, Entry, Member, StaffAct, StaffCase } from '@/lib/staff/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { staffActs, staffEntries, staffMembers } from '../../schema/staff.ts'
import type { Sealer } from '../../sealing/seal.ts'
import type { StoreParts } from '../../store-parts.ts'
import { applicationOf } from '../application-content.ts'
import { placeOf } from '../sealed-rows.ts'

type Parts = Pick<StoreParts, 'database' | 'sealer' | 'now'>

/** Reads one application with everything that was decided, written, seen and done. */
export async function readCase({ database, sealer, now }: Parts, reference: string): Promise<StaffCase | undefined> {
  const kept = or(isNull(applications.purgeAfter), gt(applications.purgeAfter, new Date(now())))
  const one = and(eq(applications.reference, reference), kept)
  const [row] = await withClosedErrors(() => database.select().from(applications).where(one))
  if (!row) return undefined
  const [decided, acts, written] = await withClosedErrors(() =>
    Promise.all([
      database.select().from(decisions).where(eq(decisions.reference, reference)).orderBy(asc(decisions.position)),
      database.select().from(staffActs).where(eq(staffActs.reference, reference)).orderBy(asc(staffActs.at)),
      database.select().from(staffEntries).where(eq(staffEntries.reference, reference)).orderBy(asc(staffEntries.at)),
    ]),
  )
  const entries = await Promise.all(written.map((entry) => entryOf(sealer, entry)))
  const members = [
    ...decided.map(({ decidedBy }) => decidedBy.replace(/^staff:/, '')),
    ...[...acts, ...written].map(({ member }) => member),
    ...(row.assignee === null ? [] : [row.assignee]),
  ]
  return {
    application: await applicationOf(sealer, row),
    position: row.positions,
    ...(row.assignee !== null && { assignee: row.assignee }),
    ...(row.heldAt && { heldAt: row.heldAt.getTime() }),
    ...(row.purgeAfter && { purgeAfter: row.purgeAfter.getTime() }),
    decisions: await Promise.all(decided.map((decision) => decisionOf(sealer, decision))),
    acts: acts.map(actOf),
    notes: entries.filter(({ kind }) => kind === 'note'),
    answers: entries.filter(({ kind }) => kind === 'answer'),
    proposal: entries.find(({ kind }) => kind === 'proposal'),
    names: await namesOf({ database, sealer }, [...new Set(members)]),
  }
}

/** The names of members, by their ID. */
export async function namesOf({ database, sealer }: Omit<Parts, 'now'>, ids: readonly string[]) {
  const some = inArray(staffMembers.id, [...ids, ''])
  const rows = await withClosedErrors(() => database.select().from(staffMembers).where(some))
  return new Map(
    await Promise.all(
      rows.map(
        async ({ id, name }): Promise<[string, string]> => [
          id,
          await sealer.open<string>(placeOf('staff_members', id, {}), name),
        ],
      ),
    ),
  )
}

/** Everybody who has signed in at some time, by name. */
export async function readMembers(parts: Omit<Parts, 'now'>): Promise<Member[]> {
  const rows = await withClosedErrors(() => parts.database.select({ id: staffMembers.id }).from(staffMembers))
  const names = await namesOf(
    parts,
    rows.map(({ id }) => id),
  )
  return [...names].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name))
}

/** A decision from its row. */
export async function decisionOf(sealer: Sealer, row: typeof decisions.$inferSelect): Promise<Decision> {
  const { reference, position, decidedBy, decidedAt } = row
  const reason =
    row.reason === null ? undefined : await sealer.open<string>(placeOf('decisions', row.id, row), row.reason)
  const decision = row.decision === 'question' || row.decision === 'accepted' ? row.decision : 'declined'
  return { reference, position, decision, reason, decidedBy, decidedAt: decidedAt.getTime() }
}

/** An entry from its row. */
export async function entryOf(sealer: Sealer, row: typeof staffEntries.$inferSelect): Promise<Entry> {
  const { id, member, position, at } = row
  return {
    id,
    kind: (['proposal', 'unmade', 'answer'] as const).find((kind) => kind === row.kind) ?? 'note',
    member,
    position,
    ...(row.decision !== null && { decision: row.decision as Decision['decision'] }),
    ...(row.words !== null && { words: await sealer.open<string>(placeOf('staff_entries', id, row), row.words) }),
    at: at.getTime(),
  }
}

function actOf({ act, member, field, slot, number, at }: typeof staffActs.$inferSelect): StaffAct {
  return { act: act as Act, member, ...(field !== null && { field }), slot, number, at: at.getTime() }
}
