import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/site/notice.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { one } from '../query.ts'
import { currentVisit } from '../visit.ts'
import { FaultAtNextLogin, LogInAs, ResetEverything } from './parts/controls.tsx'
import { type ShownFault, shownFaults } from './parts/faults.ts'
import { endOf, timeOf } from './parts/happened.ts'

export const metadata: Metadata = { title: 'Demo' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The cockpit of the demo: who logs in, what goes wrong, what just happened. All that the bar does, as a page. */
export default async function DemoPage({ searchParams }: Props) {
  const [{ server, demo, csrfToken, language }, query] = [await currentVisit(), await searchParams]
  if (!demo || !server.demo) notFound()
  const words = wordsFor(language)
  const given = { server, csrfToken, words, id: 'page' }
  const journeys = server.demo.journeys.all()
  return (
    <main id="main" lang="en" className="page column">
      <h1 className="text-display">Demo</h1>
      <p className="mt-3 mb-8 text-lead text-ink-soft">
        Choose who logs in and what goes wrong, then look at each step of what happened.
      </p>
      {one(query, 'away') && <Notice tone="warn" title="The simulator did not take the order. Is it running?" />}
      {one(query, 'reset') && <Notice tone="good" title="Everything is as it was at the start." />}
      <h2 className="text-h2 mt-8">Log in as somebody</h2>
      <LogInAs {...given} />
      <h2 className="text-h2 mt-8">Let something go wrong</h2>
      <FaultAtNextLogin {...given} />
      <table className="demo-table">
        <thead>
          <tr>
            <th scope="col">Fault</th>
            <th scope="col">The applicant reads</th>
            <th scope="col">The log says</th>
          </tr>
        </thead>
        <tbody>
          {shownFaults.map((fault) => (
            <tr key={fault.name}>
              <td>{fault.title}</td>
              <td lang={language}>{wordsAfter(fault, words)}</td>
              <td>{fault.log}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="text-h2 mt-8">What just happened</h2>
      {journeys.length === 0 && <p>Nobody has logged in since the application started.</p>}
      <ul>
        {journeys.map((journey) => (
          <li key={journey.id} className="py-2">
            <a href={`/demo/trace/${journey.id}`}>
              {timeOf(journey.startedAt).slice(0, 8)}, {journey.api === 'fapi-2.0' ? 'FAPI 2.0' : 'Myinfo v3'}
            </a>
            : {endOf(journey)}
          </li>
        ))}
      </ul>
      <h2 className="text-h2 mt-8">Look at</h2>
      <p>
        <a href="/doctor">Doctor</a>: the settings that this demo runs with.
      </p>
      <h2 className="text-h2 mt-8">Start again</h2>
      <ResetEverything csrfToken={csrfToken} />
    </main>
  )
}

/** In the applicant's own language and exactly as their page has it. */
function wordsAfter({ outcome }: ShownFault, { t }: Words): string {
  if (outcome === 'retrieved') return 'A form with nothing filled in.'
  return t(`outcome.${outcome === 'not_matched' ? 'start_again' : outcome}.title`)
}
