import type { Server } from '@/lib/server/server.ts'
import { deliveryLine } from './delivery-line.ts'

/** Where else there is something to see. */
export async function LookAt({ server }: { server: Server }) {
  return (
    <ul className="demo-links">
      {server.config.staff && (
        <li>
          <a href="/staff">Staff</a>: applications that wait for a decision
        </li>
      )}
      <li>
        <a href="/demo/mail">Mail</a>: what applicants would have been sent
      </li>
      <li>{await deliveryLine(server)}</li>
      <li>
        <a href="/doctor">Doctor</a>: the settings that this demo runs with
      </li>
      <li>
        <a href="/demo/timeline">Timeline</a>, <a href="/demo/tour">Tours</a>, <a href="/demo/presenter">Presenter</a>,{' '}
        <a href="/demo/studio">Product studio</a>, <a href="/learn">Learn</a>
      </li>
    </ul>
  )
}
