import { type SQL, sql } from 'drizzle-orm'
import {
  APPLICANT,
  type Claim,
  type DeliveryFilter,
  type DeliveryState,
  deliveryStates,
  type Outbox,
} from '@/lib/delivery/outbox/outbox.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { type AuditEvent, appendAudit } from '../audit.ts'
import { columns, deliveryOf, makeDeliveryId } from './outbox-rows.ts'

type Parts = Omit<StoreParts, 'sealer'>
type Rows = (statement: SQL) => Promise<Record<string, unknown>[]>

/**
 * The outbox, as one table and a few statements, each a transaction of its own. No advisory lock, no notification: it
 * works behind a pooler, and whoever is killed leaves nothing but a lease that ends.
 */
export function createOutbox(parts: Parts): Outbox {
  const rows: Rows = (statement) =>
    withClosedErrors(async () => (await parts.database.execute<Record<string, unknown>>(statement)).rows)
  return { ...attemptsIn(rows), ...viewsOf(rows), ...actsOn(parts) }
}

/** What a worker does with deliveries. */
function attemptsIn(rows: Rows): Pick<Outbox, 'claim' | 'delivered' | 'refused' | 'failed'> {
  return {
    claim: async (receiver, limit, leaseSeconds) =>
      (await rows(claim(receiver, limit, leaseSeconds))).map(deliveryOf).sort((a, b) => a.createdAt - b.createdAt),

    delivered: (claimed, result) => settle(claimed, 'delivered', result),
    refused: (claimed, result) => settle(claimed, 'skipped', result),

    async failed({ id, attempts }, { park, delaySeconds, result }) {
      const put = await rows(sql`with head as (update deliveries
          set state = ${park ? 'parked' : 'waiting'}, due_at = now() + ${delaySeconds} * interval '1 second',
            last_result = ${result}
          where id = ${id} and attempts = ${attempts} and state = 'waiting'
          returning receiver, reference, position, state, due_at),
        behind as (update deliveries d set due_at = case when h.state = 'parked' then 'infinity' else h.due_at end
          from head h where d.receiver = h.receiver and d.reference = h.reference and d.position > h.position
            and d.state = 'waiting')
        select from head`)
      return put.length > 0
    },
  }

  async function settle({ id, attempts }: Claim, state: DeliveryState, result: string): Promise<boolean> {
    const settled = await rows(sql`with head as (update deliveries
        set state = ${state}, settled_at = now(), last_result = ${result}
        where id = ${id} and attempts = ${attempts} and state = 'waiting' returning receiver, reference, position),
      next as (${letFollowersGo})
      select from head`)
    return settled.length > 0
  }
}

/** What a person or a metric sees of deliveries. */
function viewsOf(rows: Rows): Pick<Outbox, 'backlog' | 'find' | 'list'> {
  return {
    backlog: async () =>
      (
        await rows(sql`select receiver, count(*) filter (where state = 'waiting')::int as waiting,
          count(*) filter (where state = 'parked')::int as parked,
          (extract(epoch from min(created_at)) * 1000)::float8 as oldest
          from deliveries where state in ('waiting', 'parked') group by receiver order by receiver`)
      ).map(({ receiver, waiting, parked, oldest }) => ({
        receiver: String(receiver),
        waiting: Number(waiting),
        parked: Number(parked),
        oldest: Number(oldest),
      })),

    async find(id) {
      const [row] = await rows(sql`select ${columns} from deliveries where id = ${id}`)
      return row && deliveryOf(row)
    },

    list: async (filter) => (await rows(newest(filter))).map(deliveryOf),
  }
}

/** What a person does to deliveries. */
function actsOn({ database, auditKeys, now }: Parts): Pick<Outbox, 'replay' | 'skip' | 'bounced' | 'replaySince'> {
  return {
    replay: (id, { newKey } = { newKey: false }) =>
      audited('delivery_replayed', id, async (transaction) => {
        const key = newKey ? makeDeliveryId() : id
        const { rowCount } = await transaction.execute(sql`with head as (update deliveries
            set id = ${key}, state = 'waiting', due_at = now(), first_attempt_at = null, settled_at = null
            where id = ${id} and state <> 'withdrawn' returning receiver, reference, position),
          next as (${letFollowersGo})
          select from head`)
        return rowCount ? { id: key } : undefined
      }),

    skip: async (id) =>
      (await audited('delivery_skipped', id, async (transaction) => {
        const { rowCount } = await transaction.execute(sql`with head as (update deliveries
            set state = 'skipped', settled_at = now()
            where id = ${id} and state in ('waiting', 'parked') returning receiver, reference, position),
          next as (${letFollowersGo})
          select from head`)
        return rowCount ? true : undefined
      })) ?? false,

    bounced: async (id) =>
      (await audited('delivery_bounced', id, async (transaction) => {
        const { rowCount } = await transaction.execute(sql`update deliveries
            set state = 'skipped', last_result = 'bounced' where id = ${id} and receiver = ${APPLICANT}
              and state = 'delivered'`)
        return rowCount ? true : undefined
      })) ?? false,

    replaySince: async (receiver, products, since) =>
      (await audited('delivery_replayed', receiver, async (transaction) => {
        const { rowCount } = await transaction.execute(pastOf({ receiver, products, since: new Date(since) }))
        return rowCount ?? 0
      })) ?? 0,
  }

  /** What a person does to a delivery stands in the audit; nothing does when nothing was done. */
  function audited<Result>(
    event: AuditEvent,
    object: string,
    work: (transaction: Transaction) => Promise<Result | undefined>,
  ): Promise<Result | undefined> {
    return withClosedErrors(() =>
      transact(database, async (transaction) => {
        const done = await work(transaction)
        if (done !== undefined) await appendAudit(transaction, auditKeys, { event, object, at: now() })
        return done
      }),
    )
  }
}

/** The newest of each state, of which an index knows the order; then the newest of those. */
function newest({ state, receiver, reference, limit }: DeliveryFilter): SQL {
  const order = sql`order by newest.created_at desc, newest.reference, newest.position desc limit ${limit}`
  return sql`select ${columns} from (
      select d.* from unnest(${sql.param(state ? [state] : deliveryStates)}::text[]) as one (state), lateral (
        select * from deliveries newest where newest.state = one.state
          and ${receiver ? sql`newest.receiver = ${receiver}` : sql`true`}
          and ${reference ? sql`newest.reference = ${reference}` : sql`true`}
        ${order}) d) newest
    ${order}`
}

/** Those behind a settled head may be looked at; which of them goes is decided by the claim. */
const letFollowersGo = sql.raw(`update deliveries d set due_at = now() from head h
  where d.receiver = h.receiver and d.reference = h.reference and d.position > h.position
    and d.state = 'waiting' and d.due_at > now()`)

/**
 * The claim is the lease: it moves `due_at` forward and counts the attempt. The guard of order is asked here, where
 * nobody can go round it; the other statements only keep it from being asked for rows that it would refuse.
 */
function claim(receiver: string, limit: number, leaseSeconds: number): SQL {
  return sql`with due as (
      select c.id from deliveries c
      where c.receiver = ${receiver} and c.state = 'waiting' and c.due_at <= now()
        and not exists (select from deliveries e where e.receiver = c.receiver and e.reference = c.reference
                        and e.position < c.position and e.state in ('waiting', 'parked'))
      order by c.due_at limit ${limit} for update skip locked)
    update deliveries set attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, now()),
      due_at = now() + ${leaseSeconds} * interval '1 second'
    where id in (select id from due) returning ${columns}`
}

/** Every event since a moment, as rows for a receiver that did not have them, or has to have them again. */
function pastOf({ receiver, products, since }: { receiver: string; products: readonly string[]; since: Date }): SQL {
  const reached = products.includes('*') ? sql`true` : sql`a.product in ${[...products]}`
  return sql`with past as (
      select a.reference, 1 as position, 'application.received' as event, a.received_at as at
      from applications a where a.received_at >= ${since} and ${reached}
      union all
      select d.reference, d.position,
        case d.decision when 'question' then 'application.asked' else 'application.decided' end, d.decided_at
      from decisions d join applications a using (reference) where d.decided_at >= ${since} and ${reached})
    insert into deliveries (id, receiver, reference, position, event, version, state, created_at, due_at)
    select 'msg_' || replace(gen_random_uuid()::text, '-', ''), ${receiver}, reference, position, event, 1, 'waiting', at, now()
    from past
    on conflict (receiver, reference, position) do update
      set state = 'waiting', due_at = now(), first_attempt_at = null, settled_at = null
      where deliveries.state <> 'withdrawn'`
}
