import type { Metadata } from 'next'
import { Notice } from '@/components/site/notice.tsx'
import { missing } from '../../missing.ts'
import { one } from '../../query.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { StartTour } from '../parts/tours/start-tour.tsx'
import { toursOf } from '../parts/tours/tours.ts'

export const metadata: Metadata = { title: 'Tours' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The tours, with what each step shows, to be started. */
export default async function ToursPage({ searchParams }: Props) {
  const [{ server, demo, csrfToken }, query] = [await currentVisit(), await searchParams]
  if (!demo || !server.demo) missing()
  return (
    <CockpitPage>
      <h1 className="text-display">Tours</h1>
      <p className="mt-3 text-lead text-ink-soft">
        Each step is the real thing, with a caption below it. Arrow keys go on and back.
      </p>
      {one(query, 'nostaff') && <Notice tone="warn" title="This demo runs without the pages of staff." />}
      <div className="tours">
        {toursOf('savings-account').map((tour) => (
          <section key={tour.id}>
            <h2 className="text-h2">{tour.title}</h2>
            <p className="mt-2">{tour.about}</p>
            <StartTour tour={tour} csrfToken={csrfToken} />
            <ol className="tour-steps">
              {tour.steps.map(({ title, text }) => (
                <li key={title}>
                  <strong>{title}</strong> {text}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </CockpitPage>
  )
}
