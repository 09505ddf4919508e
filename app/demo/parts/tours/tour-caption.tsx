import type { Server } from '@/lib/server/server.ts'
import { endOf } from '../happened.ts'
import { TourControls } from './tour-controls.tsx'
import { toursOf } from './tours.ts'

interface Props {
  server: Server
  csrfToken: string
}

/** What the step of a tour shows, below the very page that it is about; nothing while there is no tour. */
export function TourCaption({ server, csrfToken }: Props) {
  const state = server.demo?.tours.of(csrfToken)
  const tour = state && toursOf(state.product).find(({ id }) => id === state.tour)
  const step = tour?.steps[state?.step ?? 0]
  if (!state || !tour || !step) return null
  const latest = step.act.kind === 'log-in' ? server.demo?.journeys.all()[0] : undefined
  return (
    <aside className="tour demo-aside" aria-label="Tour" lang="en">
      <div>
        <p className="demo-soft">
          {tour.title} · {state.step + 1} of {tour.steps.length}
        </p>
        <p className="tour-title">{step.title}</p>
        <p>{step.text}</p>
        <dl>
          {step.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {latest && (
            <div>
              <dt>Where it was caught</dt>
              <dd>
                <a href={`/demo/trace/${latest.id}`}>{endOf(latest)}</a>
              </dd>
            </div>
          )}
        </dl>
      </div>
      <TourControls tour={tour} state={state} csrfToken={csrfToken} />
    </aside>
  )
}
