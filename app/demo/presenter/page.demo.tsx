import type { Metadata } from 'next'
import { brand } from '../../brand.ts'
import { missing } from '../../missing.ts'
import { one, type Query } from '../../query.ts'
import { currentVisit, type Visit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { OwnPhone } from '../parts/own-phone.tsx'
import { StartTour } from '../parts/tours/start-tour.tsx'
import { TourControls } from '../parts/tours/tour-controls.tsx'
import { toursOf } from '../parts/tours/tours.ts'

export const metadata: Metadata = { title: 'Presenter' }

interface Props {
  searchParams: Promise<Query>
}

/** A step of a tour on a stage: one sentence, one phone, a few facts. Before a tour is started, how to start it. */
export default async function Presenter({ searchParams }: Props) {
  const [visit, query] = [await currentVisit(), await searchParams]
  const { server, demo, csrfToken } = visit
  if (!demo || !server.demo) missing()
  const state = server.demo.tours.of(csrfToken)
  return state?.stage ? <Stage visit={visit} /> : <Before visit={visit} query={query} />
}

function Before({ visit: { server, csrfToken }, query }: { visit: Visit; query: Query }) {
  const set = { product: one(query, 'product'), person: one(query, 'person'), fault: one(query, 'fault') }
  return (
    <CockpitPage>
      <h1 className="text-display">Presenter</h1>
      <p className="mt-3 text-lead text-ink-soft">
        Large type and one phone, for a room. Nothing leaves this machine, so it works without the internet.
      </p>
      {toursOf(set.product ?? 'savings-account').map((tour) => (
        <section key={tour.id} className="mt-8">
          <h2 className="text-h2">{tour.title}</h2>
          <StartTour tour={tour} csrfToken={csrfToken} stage set={set} />
        </section>
      ))}
      <section className="mt-8">
        <h2 className="text-h2">A link to this very set-up</h2>
        <p className="mt-2">
          Add <code>product</code>, <code>person</code>, <code>fault</code> and <code>lang</code> to the address of this
          page or of <a href="/demo">the set-up</a>, for example{' '}
          <a href="/demo/presenter?product=credit-card&lang=zh">/demo/presenter?product=credit-card&amp;lang=zh</a>.
        </p>
      </section>
      <OwnPhone server={server} />
    </CockpitPage>
  )
}

function Stage({ visit: { server, csrfToken } }: { visit: Visit }) {
  const state = server.demo?.tours.of(csrfToken)
  const tour = state && toursOf(state.product).find(({ id }) => id === state.tour)
  const step = tour?.steps[state?.step ?? 0]
  if (!state || !tour || !step) missing()
  const upcoming = tour.steps[state.step + 1]
  return (
    <main id="main" aria-label="Presenter" lang="en" className="presenter">
      <p className="presenter-head">
        {brand.name} <span className="text-ink-soft">Made-up bank, made-up people</span>
      </p>
      <div className="stage">
        <div>
          <p className="caption-step">
            Step {state.step + 1} of {tour.steps.length}
          </p>
          <h1 className="caption">{step.title}</h1>
          <p className="caption-more">{step.text}</p>
          <dl className="caption-facts">
            {step.facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="phone">
          <iframe src={`${state.at ?? '/'}${state.anchor ?? ''}`} title="The page on a phone" />
        </div>
      </div>
      <div className="presenter-foot">
        <TourControls tour={tour} state={state} csrfToken={csrfToken} />
        {upcoming && <p className="text-ink-soft">next: {upcoming.title}</p>}
      </div>
    </main>
  )
}
