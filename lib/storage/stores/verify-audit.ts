import { createHash } from 'node:crypto'
import { and, asc, eq, gt, inArray, lte, or } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { audit, auditSlots } from '../schema/audit.ts'
import { anchorRoot, auditToken } from '../sealing/audit-keys.ts'
import type { DataKeys } from '../sealing/data-keys.ts'
import type { Database } from '../store-parts.ts'
import type { AuditAnchor } from './anchor.ts'

/** Where a chain is broken first, and how that was seen. */
export interface AuditBreak {
  kind: 'broken'
  slot: number
  number: number
  why: 'altered' | 'missing' | 'unknown key'
}

/** Whether the audit is as it was written, and if not where it breaks. */
export type AuditVerdict =
  | { kind: 'intact'; entries: number; anchor: AuditAnchor }
  | AuditBreak
  | { kind: 'anchor broken'; at: string }

interface Parts {
  database: Database
  keys: DataKeys
  /** Epoch milliseconds. */
  now(): number
}

const BATCH = 1_000

/** Signs how far the audit has come. */
export async function anchorAudit({ database, keys, now }: Parts): Promise<AuditAnchor> {
  return signHeads(await readHeads(database), keys, now())
}

/**
 * Reads every chain up to where it stands now, and names the first entry that was altered, or after which one is
 * missing. With anchors it also shows that nothing older than they are was cut off.
 */
export async function verifyAudit(parts: Parts, anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
  const heads = await readHeads(parts.database)
  for (const head of heads) {
    const broken = await verifyChain(parts, head)
    if (broken) return broken
  }
  for (const anchor of anchors) {
    if (!(await isHeld(parts, anchor))) return { kind: 'anchor broken', at: anchor.at }
  }
  const entries = heads.reduce((sum, { number }) => sum + number, 0)
  return { kind: 'intact', entries, anchor: signHeads(heads, parts.keys, parts.now()) }
}

type Head = typeof auditSlots.$inferSelect

function readHeads(database: Database): Promise<Head[]> {
  return withClosedErrors(() => database.select().from(auditSlots).orderBy(asc(auditSlots.slot)))
}

async function verifyChain(
  { database, keys }: Pick<Parts, 'database' | 'keys'>,
  head: Head,
): Promise<AuditBreak | undefined> {
  let [number, link] = [0, '']
  while (number < head.number) {
    const next = and(eq(audit.slot, head.slot), gt(audit.number, number), lte(audit.number, head.number))
    const batch = await withClosedErrors(() =>
      database.select().from(audit).where(next).orderBy(asc(audit.number)).limit(BATCH),
    )
    for (const entry of batch) {
      const why = entry.number === number + 1 ? faultOf(entry, link, keys) : 'missing'
      if (why) return { kind: 'broken', slot: head.slot, number: number + 1, why }
      number = entry.number
      link = entry.link
    }
    if (batch.length === 0) return { kind: 'broken', slot: head.slot, number: number + 1, why: 'missing' }
  }
  return link === head.link ? undefined : { kind: 'broken', slot: head.slot, number, why: 'altered' }
}

type Entry = typeof audit.$inferSelect

/** The same as the database's `append_audit`, from the key instead of the token. */
function faultOf(entry: Entry, previous: string, { keys }: DataKeys): AuditBreak['why'] | undefined {
  const key = keys.get(entry.keyId)
  if (!key) return 'unknown key'
  const token = auditToken(key, { ...entry, at: entry.at.getTime() })
  const text = [token, entry.slot, entry.number, previous].join(' ')
  return createHash('sha256').update(text).digest('hex') === entry.link ? undefined : 'altered'
}

async function isHeld({ database, keys }: Pick<Parts, 'database' | 'keys'>, anchor: AuditAnchor): Promise<boolean> {
  const key = keys.keys.get(anchor.keyId)
  const begun = anchor.numbers.flatMap((number, slot) => (number > 0 ? [{ slot, number }] : []))
  const places = begun.map(({ slot, number }) => and(eq(audit.slot, slot), eq(audit.number, number)))
  const found = await withClosedErrors(() =>
    database
      .select({ slot: audit.slot, link: audit.link })
      .from(audit)
      .where(places.length > 0 ? or(...places) : inArray(audit.slot, [])),
  )
  const links = new Map(found.map(({ slot, link }) => [slot, link]))
  const chains = anchor.numbers.map((number, slot) => ({ number, link: links.get(slot) ?? '' }))
  return key !== undefined && anchorRoot(key, chains) === anchor.root
}

function signHeads(heads: readonly Head[], { current, keys }: DataKeys, now: number): AuditAnchor {
  const key = keys.get(current)
  if (!key) throw new Error('no audit key')
  const numbers = heads.map(({ number }) => number)
  return { at: new Date(now).toISOString(), keyId: current, numbers, root: anchorRoot(key, heads) }
}
