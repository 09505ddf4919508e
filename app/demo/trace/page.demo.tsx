import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { missing } from '../../missing.ts'
import { currentVisit } from '../../visit.ts'
import { CockpitPage } from '../parts/cockpit-page.tsx'

export const metadata: Metadata = { title: 'What just happened' }

/** The latest journey; a page that says how to make one where there is none. */
export default async function LatestTrace() {
  const { server, demo } = await currentVisit()
  if (!demo || !server.demo) missing()
  const latest = server.demo.journeys.all()[0]
  if (latest) redirect(`/demo/trace/${latest.id}`)
  return (
    <CockpitPage>
      <h1 className="text-display">What just happened</h1>
      <p className="mt-3">
        Nobody has logged in since the application started. <a href="/demo">Log in as somebody</a>, and each step of it
        stands here.
      </p>
    </CockpitPage>
  )
}
