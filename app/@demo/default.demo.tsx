import '@/components/demo/demo.css'
import '@/components/demo/cockpit.css'
import '@/components/demo/learn.css'
import { OpenByKey } from '@/components/demo/open-by-key.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { FaultAtNextLogin, LogInAs, ResetEverything } from '../demo/parts/controls.tsx'
import { endOf, shownSteps, timeOf, titleOf } from '../demo/parts/happened.ts'
import { currentVisit } from '../visit.ts'

const barId = 'demo-bar'

/** The demo's bar at the foot of every page: folded, one line that says what is set. */
export default async function DemoBar() {
  const { server, csrfToken, language, path } = await currentVisit()
  if (!server.demo) return null
  const given = { server, csrfToken, words: wordsFor(language), id: 'bar', product: path.split(/[/?]/)[1] }
  const latest = server.demo.journeys.all()[0]
  const armed = (await server.demo.counterpart?.armed()) ?? []
  return (
    <aside aria-label="Demo" lang="en">
      <details id={barId} className="demo-bar">
        <summary>
          <span className="demo-mark">Demo</span>
          <span>{armed.length === 0 ? 'No fault' : `Fault: ${armed.join(', ')}`}</span>
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
            <ResetEverything csrfToken={csrfToken} />
          </div>
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
              {latest && <a href={`/demo/trace/${latest.id}`}>Open it step by step</a>}{' '}
              <a href="/demo">All of the demo</a> <a href="/doctor">Doctor</a>
            </p>
          </div>
        </div>
        <OpenByKey id={barId} />
      </details>
    </aside>
  )
}
