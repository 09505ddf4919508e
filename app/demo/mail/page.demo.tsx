import type { Metadata } from 'next'
import { missing } from '../../missing.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { timeOf } from '../parts/happened.ts'

export const metadata: Metadata = { title: 'E-mail' }

/** The e-mail that the demo caught: what applicants would have been sent. None of it left this machine. */
export default async function CaughtMail() {
  const { server, demo } = await currentVisit()
  if (!demo || !server.demo) missing()
  const mails = server.demo.mailbox.all()
  return (
    <CockpitPage narrow>
      <h1 className="text-display">E-mail</h1>
      <p className="mt-3 mb-8 text-lead text-ink-soft">
        What applicants would have been sent. The demo catches it; nothing leaves this machine.
      </p>
      {mails.length === 0 && <p>None yet. Send an application with an e-mail address, then load this page again.</p>}
      {mails.map(({ at, to, subject, text }) => (
        <article key={`${at} ${subject} ${to}`} className="mb-10">
          <h2 className="text-h2">{subject}</h2>
          <p className="text-ink-soft">
            To {to}, {timeOf(at).slice(0, 8)}
          </p>
          <p className="mt-3 break-words whitespace-pre-line">{withLinks(text)}</p>
        </article>
      ))}
    </CockpitPage>
  )
}

/** The text with its addresses to press. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) =>
    index % 2 === 1 ? (
      <a key={piece} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
