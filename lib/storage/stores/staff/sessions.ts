import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { rolesAmong } from '@/lib/staff/roles.ts'
import { staffLimits } from '@/lib/staff/session-limits.ts'
import type { StaffSessions } from '@/lib/staff/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { staffMembers, staffSessions } from '../../schema/staff.ts'
import { hashOf, type StoreParts } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { placeOf } from '../sealed-rows.ts'

/** Sessions of staff, by the hash of the cookie's secret; the names of people, sealed. */
export function createStaffSessions(parts: StoreParts): StaffSessions {
  const { database } = parts
  return {
    begin: (member) => begin(parts, member),
    find: (secret) => find(parts, secret),

    async end(secret) {
      await withClosedErrors(() => database.delete(staffSessions).where(eq(staffSessions.secretHash, hashOf(secret))))
    },

    async turnKeys(id, on) {
      await withClosedErrors(() =>
        database.update(staffSessions).set({ singleKeys: on }).where(eq(staffSessions.id, id)),
      )
    },
  }
}

async function begin(
  { database, sealer, auditKeys, now }: StoreParts,
  { id: member, name, roles }: Parameters<StaffSessions['begin']>[0],
): Promise<{ secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const { keyId, sealed } = await sealer.seal(placeOf('staff_members', member, {}), name)
  const known = { name: sealed, keyId, seenAt: new Date(now()) }
  const row = {
    id: randomUUID(),
    secretHash: hashOf(secret),
    member,
    roles: [...roles],
    createdAt: new Date(now()),
    expiresAt: new Date(now() + staffLimits.idle),
    endsAt: new Date(now() + staffLimits.absolute),
  }
  await withClosedErrors(() =>
    transact(database, async (transaction) => {
      await transaction
        .insert(staffMembers)
        .values({ id: member, ...known })
        .onConflictDoUpdate({ target: staffMembers.id, set: known })
      await transaction.insert(staffSessions).values(row)
      await appendAudit(transaction, auditKeys, { event: 'staff_signed_in', object: member, at: now() })
    }),
  )
  return { secret }
}

async function find(parts: StoreParts, secret: string): ReturnType<StaffSessions['find']> {
  const { database, sealer, now } = parts
  const live = and(eq(staffSessions.secretHash, hashOf(secret)), gt(staffSessions.expiresAt, new Date(now())))
  const query = database
    .select()
    .from(staffSessions)
    .innerJoin(staffMembers, eq(staffMembers.id, staffSessions.member))
    .where(live)
  const [found] = await withClosedErrors(() => query)
  if (!found) return undefined
  const { staff_sessions: row, staff_members: known } = found
  return {
    id: row.id,
    member: { id: known.id, name: await sealer.open<string>(placeOf('staff_members', known.id, {}), known.name) },
    roles: rolesAmong(row.roles),
    singleKeys: row.singleKeys,
    expiresAt: await renew(parts, row),
  }
}

async function renew(
  { database, now }: StoreParts,
  { id, expiresAt, endsAt }: typeof staffSessions.$inferSelect,
): Promise<number> {
  const next = Math.min(now() + staffLimits.idle, endsAt.getTime())
  if (next - expiresAt.getTime() < staffLimits.renewal) return expiresAt.getTime()
  await withClosedErrors(() =>
    database
      .update(staffSessions)
      .set({ expiresAt: new Date(next) })
      .where(eq(staffSessions.id, id)),
  )
  return next
}
