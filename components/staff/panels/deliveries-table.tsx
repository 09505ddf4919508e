import type { Delivery } from '@/lib/delivery/outbox/outbox.ts'
import { FormToken } from '../../site/form-token.tsx'
import { momentText } from '../moment.ts'

/** One line for each event and receiver: where it stands, what the last attempt came to, and when the next is. */
export function DeliveriesTable({
  deliveries,
  mayReplay,
  csrfToken,
}: {
  deliveries: readonly Delivery[]
  mayReplay: boolean
  csrfToken: string
}) {
  if (deliveries.length === 0) return <p className="empty">Nothing here.</p>
  return (
    <table className="t t-cards">
      <caption className="sr-only">Deliveries</caption>
      <thead>
        <tr>
          <th scope="col">Application</th>
          <th scope="col">What</th>
          <th scope="col">To</th>
          <th scope="col">State</th>
          <th scope="col">Attempts</th>
          <th scope="col">Next</th>
          {mayReplay && <th scope="col">Do</th>}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <th scope="row">
              <a href={`/staff/${delivery.reference}`}>{delivery.reference}</a>
            </th>
            <td data-label="What">
              {delivery.position}. {delivery.event.replace('application.', '')}
            </td>
            <td data-label="To">{delivery.receiver}</td>
            <td data-label="State">{delivery.state}</td>
            <td data-label="Attempts">
              {delivery.attempts}
              {delivery.lastResult && `, last: ${delivery.lastResult}`}
            </td>
            <td data-label="Next">{nextOf(delivery)}</td>
            {mayReplay && (
              <td data-label="Do">
                {delivery.state !== 'withdrawn' && (
                  <Replay id={delivery.id} name={delivery.reference} token={csrfToken} />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Replay({ id, name, token }: { id: string; name: string; token: string }) {
  return (
    <form action="/api/staff/replay" method="post">
      <FormToken value={token} />
      <button className="link" type="submit" name="id" value={id}>
        Send again<span className="sr-only"> {name}</span>
      </button>
    </form>
  )
}

function nextOf({ state, dueAt }: Delivery): string {
  if (state === 'parked') return 'when somebody sends it again'
  if (state !== 'waiting') return '–'
  return dueAt ? momentText(dueAt) : 'after the one before it'
}
