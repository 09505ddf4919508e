import '@/components/demo/demo.css'
import '@/components/demo/cockpit.css'
import '@/components/demo/learn.css'
import '@/components/demo/presenter.css'
import '@/components/demo/studio.css'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentVisit } from '@/app/visit.ts'
import { OpenByKey } from '@/components/demo/open-by-key.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { timeInSingapore } from '@/lib/demo/moments.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import type { Server } from '@/lib/server/server.ts'
import { endOf, shownSteps, timeOf, titleOf } from './happened.ts'
import { FaultAtNextLogin, LogInAs, ResetEverything } from './set-up/controls.tsx'
import { LookAt } from './set-up/look-at.tsx'
import { Surroundings } from './set-up/surroundings.tsx'
import { showingOf } from './tours/showing.ts'
import { TourCaption } from './tours/tour-caption.tsx'

const barId = 'demo-bar'

/** The demo's bar at the foot of every page: folded, one line that says what is set. */
export default async function DemoBar() {
  const { server, csrfToken, language, path } = await currentVisit()
  if (!server.demo) return null
  const tour = server.demo.tours.of(csrfToken)
  const showing = showingOf({ tour, destination: (await headers()).get('sec-fetch-dest'), path })
  if (showing === 'bare') return null
  if (tour && showing === 'stage') {
    server.demo.tours.set(csrfToken, { ...tour, at: path })
    redirect('/demo/presenter')
  }
  const given = { server, csrfToken, words: wordsFor(language), id: 'bar', path, product: path.split(/[/?]/)[1] }
  const latest = server.demo.journeys.all()[0]
  const armed = (await server.demo.counterpart?.armed()) ?? []
  return (
    <>
      {showing === 'caption' && <TourCaption server={server} csrfToken={csrfToken} />}
      <aside aria-label="Demo" lang="en" className="demo-aside">
        <details id={barId} className="demo-bar">
          <summary>
            <span className="demo-mark">Demo</span>
            <span>{armed.length === 0 ? 'No fault' : `Fault: ${armed.join(', ')}`}</span>
            <span>{timeInSingapore(server.now())}</span>
            <span>{latest ? endOf(latest) : 'Nobody has logged in yet'}</span>
            <span className="demo-soft">
              Press <kbd>?</kbd>
            </span>
          </summary>
          <div className="demo-body">
            <div>
              <h2>Log in as somebody</h2>
              <LogInAs {...given} />
            </div>
            <div>
              <h2>Let something go wrong</h2>
              <FaultAtNextLogin {...given} />
            </div>
            <div>
              <h2>Language and clock</h2>
              <Surroundings {...given} />
              <ResetEverything csrfToken={csrfToken} />
            </div>
            <JustHappened server={server} latest={latest} />
          </div>
          <OpenByKey id={barId} />
        </details>
      </aside>
    </>
  )
}

function JustHappened({ server, latest }: { server: Server; latest: Journey | undefined }) {
  return (
    <div>
      <h2>What just happened</h2>
      <ol>
        {latest &&
          shownSteps(latest).map(({ at, event }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
            <li key={index}>
              {timeOf(at).slice(0, 8)} {titleOf(event)}
            </li>
          ))}
      </ol>
      <p>
        {latest && <a href={`/demo/trace/${latest.id}`}>Open it step by step</a>} <a href="/demo">All of the demo</a>
      </p>
      <h2>Look at</h2>
      <LookAt server={server} />
    </div>
  )
}
