import type { Metadata } from 'next'
import { Notice } from '@/components/site/notice.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { missing } from '../missing.ts'
import { one } from '../query.ts'
import { currentVisit } from '../visit.ts'
import { CockpitPage } from './parts/cockpit-page.tsx'
import { endOf, timeOf } from './parts/happened.ts'
import { OwnPhone } from './parts/own-phone.tsx'
import { FaultAtNextLogin, LogInAs, ResetEverything } from './parts/set-up/controls.tsx'
import { LookAt } from './parts/set-up/look-at.tsx'
import { Surroundings } from './parts/set-up/surroundings.tsx'
import { shownFaults } from './parts/tours/faults.ts'
import { wordsAfter } from './parts/tours/tours.ts'

export const metadata: Metadata = { title: 'Demo' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The cockpit of the demo: who logs in, what goes wrong, what just happened. All that the bar does, as a page. */
export default async function DemoPage({ searchParams }: Props) {
  const [{ server, demo, csrfToken, language, path }, query] = [await currentVisit(), await searchParams]
  if (!demo || !server.demo) missing()
  const words = wordsFor(language)
  const given = { server, csrfToken, words, id: 'page', path }
  const setUp = { product: one(query, 'product'), person: one(query, 'person'), fault: one(query, 'fault') }
  return (
    <CockpitPage narrow>
      <h1 className="text-display">Demo</h1>
      <p className="mt-3 mb-8 text-lead text-ink-soft">
        Choose who logs in and what goes wrong, then look at each step of what happened.
      </p>
      {one(query, 'away') && <Notice tone="warn" title="The simulator did not take the order. Is it running?" />}
      {one(query, 'reset') && <Notice tone="good" title="Everything is as it was at the start." />}
      <h2 className="text-h2 mt-8">Log in as somebody</h2>
      <LogInAs {...given} {...setUp} />
      <h2 className="text-h2 mt-8">Let something go wrong</h2>
      <FaultAtNextLogin {...given} fault={setUp.fault} />
      <Faults words={words} />
      <h2 className="text-h2 mt-8">Language and clock</h2>
      <Surroundings {...given} />
      <h2 className="text-h2 mt-8">What just happened</h2>
      <Happened journeys={server.demo.journeys.all()} />
      <h2 className="text-h2 mt-8">Look at</h2>
      <LookAt server={server} />
      <OwnPhone server={server} />
      <h2 className="text-h2 mt-8">Start again</h2>
      <ResetEverything csrfToken={csrfToken} />
    </CockpitPage>
  )
}

/** Each fault with what it does, before it is chosen. */
function Faults({ words }: { words: Words }) {
  return (
    <table className="demo-table demo-cards demo-words">
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
            <td data-label="The applicant reads" lang={words.language}>
              {wordsAfter(fault, words)}
            </td>
            <td data-label="The log says">{fault.log}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Happened({ journeys }: { journeys: readonly Journey[] }) {
  if (journeys.length === 0) return <p>Nobody has logged in since the application started.</p>
  return (
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
  )
}
