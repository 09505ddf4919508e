import type { QueueLine } from '@/lib/staff/stores.ts'
import { momentText } from './moment.ts'
import { StateTag } from './state-tag.tsx'

/** A line of the list with what the page knows of its product. */
export interface ShownLine extends QueueLine {
  productName: string
  /** What was promised first to the applicant: until when, and whether that has passed. */
  promise?: { day: string; late: boolean }
}

/** One line for each application; cards on a phone, from the same table. */
export function QueueTable({ lines, caption }: { lines: readonly ShownLine[]; caption: string }) {
  return (
    <table className="t t-cards queue">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Product</th>
          <th scope="col">Received</th>
          <th scope="col">Promised</th>
          <th scope="col">Came by</th>
          <th scope="col">To notice</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.reference}>
            <th scope="row">
              <a href={`/staff/${line.reference}`}>{line.reference}</a>
            </th>
            <td data-label="Product">{line.productName}</td>
            <td data-label="Received">{momentText(line.receivedAt)}</td>
            <td data-label="Promised">
              <Promised line={line} />
            </td>
            <td data-label="Came by">{line.connection === 'none' ? 'By hand' : 'Myinfo'}</td>
            <td data-label="To notice">{noticeOf(line)}</td>
            <td data-label="State">
              <StateTag {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Promised({ line: { promise, status } }: { line: ShownLine }) {
  if (!promise || status === 'accepted' || status === 'declined') return '–'
  return promise.late ? <strong className="late">late, by {promise.day}</strong> : `by ${promise.day}`
}

function noticeOf({ leftOut, connection }: QueueLine): string {
  if (leftOut.length > 0) return `Left out: ${leftOut.join(', ')}`
  return connection === 'none' ? 'Nothing verified' : '–'
}
