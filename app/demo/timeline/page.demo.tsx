import type { Metadata } from 'next'
import { PrintButton } from '@/components/receipt/print-button.tsx'
import { missing } from '../../missing.ts'
import { one } from '../../query.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'
import { SideBySide } from '../parts/times/side-by-side.tsx'
import { Timeline } from '../parts/times/timeline.tsx'

export const metadata: Metadata = { title: 'Timeline' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The latest journey of each generation beside the other, or the ones that the address names. */
export default async function TimelinePage({ searchParams }: Props) {
  const [{ server, demo }, query] = [await currentVisit(), await searchParams]
  const journeys = demo ? server.demo?.journeys : undefined
  if (!journeys) missing()
  const named = (name: 'fapi' | 'v3') => journeys.find(one(query, name) ?? '')
  const latest = (api: string) => journeys.all().find((journey) => journey.api === api)
  const fapi = named('fapi') ?? latest('fapi-2.0')
  const v3 = named('v3') ?? latest('myinfo-v3')
  return (
    <CockpitPage>
      <div className="timeline-sheet">
        <h1 className="text-display">Timeline</h1>
        <p className="mt-2">
          Times are of our own clock. What the person does at Singpass, and what Singpass does at the agencies, is not
          seen by us: it is dashed. {(!fapi || !v3) && <a href="/demo">Log in by both generations to see them here.</a>}
        </p>
        <PrintButton label="Print on one page" />
        <div className="timelines">
          {[fapi, v3].map(
            (journey) =>
              journey && (
                <section key={journey.id}>
                  <h2 className="text-h2">{journey.api === 'fapi-2.0' ? 'FAPI 2.0' : 'Myinfo v3'}</h2>
                  <p>
                    <a href={`/demo/trace/${journey.id}`}>Journey {journey.id}, step by step</a>
                  </p>
                  <Timeline journey={journey} />
                </section>
              ),
          )}
        </div>
        <SideBySide fapi={fapi} v3={v3} />
      </div>
    </CockpitPage>
  )
}
