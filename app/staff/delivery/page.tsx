import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { momentText } from '@/components/staff/moment.ts'
import { DeliveriesTable } from '@/components/staff/panels/deliveries-table.tsx'
import { type DeliveryState, deliveryStates } from '@/lib/delivery/outbox/outbox.ts'
import { may } from '@/lib/staff/roles.ts'
import { fromStore } from '../../from-store.ts'
import { referenceIn, type StaffQuery } from '../selection.ts'
import { staffVisit } from '../visit.ts'

export const metadata: Metadata = { title: 'Delivery' }

const stateNames = {
  waiting: 'Waiting',
  parked: 'Parked',
  delivered: 'Delivered',
  skipped: 'Skipped',
  withdrawn: 'Withdrawn',
} satisfies Record<DeliveryState, string>
const MOST = 50

const outcomes: Readonly<Record<string, string>> = {
  replayed: 'It is sent once more, under its own key.',
  unknown: 'Nothing was sent: there is no such delivery any more, or what it told of was erased.',
  forbidden: 'Your role does not allow that. Nothing was changed.',
}

/** What is on its way to the bank's systems and to applicants, newest first; what did not arrive can be sent again. */
export default async function DeliveryPage({ searchParams }: { searchParams: Promise<StaffQuery> }) {
  const [{ server, session, mayEnter, csrfToken, path, now }, query] = await Promise.all([staffVisit(), searchParams])
  if (!session || !mayEnter) redirect('/staff')
  const state = deliveryStates.find((one) => one === query.state)
  const reference = referenceIn(query.reference)
  const { outbox } = server.storage
  const [backlogs, deliveries] = await fromStore(
    () => Promise.all([outbox.backlog(), outbox.list({ state, reference, limit: MOST })]),
    path,
  )
  const outcome = outcomes[String(query.outcome ?? '')]
  return (
    <main id="main" className="wide">
      <p>
        <a href="/staff">To the list</a>
      </p>
      <h1>Delivery</h1>
      {outcome && (
        <p className="notice" role="status">
          {outcome}
        </p>
      )}
      <ul>
        {backlogs.map(({ receiver, waiting, parked, oldest }) => (
          <li key={receiver}>
            {receiver}: {waiting} waiting, {parked} parked, the oldest since {momentText(oldest)}
          </li>
        ))}
        {backlogs.length === 0 && <li>Nothing waits.</li>}
      </ul>
      <nav className="views" aria-label="States">
        {[undefined, ...deliveryStates].map((one) => (
          <a
            key={one ?? 'all'}
            href={one ? `/staff/delivery?state=${one}` : '/staff/delivery'}
            aria-current={one === state ? 'page' : undefined}
          >
            {one ? stateNames[one] : 'All'}
          </a>
        ))}
      </nav>
      <section className="panel" aria-label="Deliveries">
        <DeliveriesTable deliveries={deliveries} mayReplay={may(session.roles, 'replay')} csrfToken={csrfToken} />
      </section>
      <p className="soft">
        The newest {MOST} at most. {momentText(now)}, Singapore
      </p>
    </main>
  )
}
