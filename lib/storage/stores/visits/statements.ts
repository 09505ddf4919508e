import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import { APPLICANT } from '@/lib/delivery/outbox/outbox.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { deliveries } from '../../schema/delivery.ts'
import { drafts } from '../../schema/drafts.ts'
import { retrievals, sessions } from '../../schema/login.ts'
import { ownApplication } from '../applicant/way-back.ts'
import { live } from '../drafts/left-behind.ts'
import { liveSession } from '../sessions.ts'
import { columnsOf, question } from './joined-rows.ts'

const find = new QueryBuilder()
const now = sql.placeholder('now')
const session = liveSession(eq(sessions.secretHash, sql.placeholder('secret')), now)
const product = sql`wanted.product`

const newestDraft = find
  .select()
  .from(drafts)
  .where(and(eq(drafts.session, sessions.id), eq(drafts.product, product), live(now)))
  .orderBy(desc(drafts.updatedAt))
  .limit(1)

const offeredDraft = find
  .select({ updatedAt: drafts.updatedAt })
  .from(drafts)
  .where(
    and(
      eq(drafts.session, sessions.id),
      eq(drafts.product, product),
      eq(drafts.offered, true),
      isNull(drafts.reference),
      gt(drafts.expiresAt, now),
    ),
  )
  .orderBy(desc(drafts.updatedAt))
  .limit(1)

const draftThatLeft = find
  .select({ id: drafts.id })
  .from(drafts)
  .where(and(eq(drafts.leftSession, sessions.id), eq(drafts.product, product), live(now)))
  .limit(1)

/**
 * A session, once for each of the products: its newest draft, what an unfinished one is filled from, what is offered to
 * who has logged in, and whether a draft that is not there has moved on. Without products the session alone.
 */
export const askForms = question(sql`
  select ${columnsOf('sessions', sessions)}, wanted.product as product,
    ${columnsOf('draft', drafts)}, ${columnsOf('retrievals', retrievals)},
    offered.updated_at as offered_at, moved.id is not null as moved_on
  from ${sessions}
  left join unnest(${sql.placeholder('products')}::text[]) as wanted (product) on true
  left join lateral (${newestDraft}) as draft on true
  left join ${retrievals} on draft.reference is null and draft.id is not null
    and ${and(eq(retrievals.session, sessions.id), eq(retrievals.product, product), gt(retrievals.expiresAt, now))}
  left join lateral (${offeredDraft}) as offered on ${sessions.subject} is not null
  left join lateral (${draftThatLeft}) as moved on draft.id is null
  where ${session}`)

const newestDecision = find
  .select()
  .from(decisions)
  .where(eq(decisions.reference, applications.reference))
  .orderBy(desc(decisions.position))
  .limit(1)

const newestMail = find
  .select({ state: deliveries.state })
  .from(deliveries)
  .where(and(eq(deliveries.reference, applications.reference), eq(deliveries.receiver, APPLICANT)))
  .orderBy(desc(deliveries.position))
  .limit(1)

/** A session with an application that it may see, the newest decision on it, and how the newest e-mail about it went. */
export const askReceipt = question(sql`
  select ${columnsOf('sessions', sessions)}, ${columnsOf('applications', applications)},
    ${columnsOf('decision', decisions)}, mail.state as mail
  from ${sessions}
  left join ${applications}
    on ${ownApplication({ session: sessions.id, reference: sql.placeholder('reference'), now })}
  left join lateral (${newestDecision}) as decision on true
  left join lateral (${newestMail}) as mail on true
  where ${session}`)
