import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentVisit } from '@/app/visit.ts'
import { type CheckState, checksOf } from '../../parts/checks.ts'
import { endOf, shownSteps, timeOf } from '../../parts/happened.ts'
import { StepDetails } from '../../parts/step-details.tsx'
import { Timeline } from '../../parts/timeline.tsx'

export const metadata: Metadata = { title: 'What just happened' }

const looks: Partial<Record<CheckState, string>> = { passed: 'demo-passed', failed: 'demo-failed' }

/** One journey step by step: every call, signature, token and check, as the client told of them. */
export default async function Trace({ params }: { params: Promise<{ journey: string }> }) {
  const { server, demo } = await currentVisit()
  const journey = demo ? server.demo?.journeys.find((await params).journey) : undefined
  if (!journey) notFound()
  const checks = checksOf(journey)
  const passed = checks.filter(({ state }) => state === 'passed').length
  return (
    <main id="main" lang="en" className="page">
      <p>
        <a href="/demo">Demo</a>
      </p>
      <h1 className="text-display">Journey {journey.id}</h1>
      <p className="mt-3 text-lead text-ink-soft">{endOf(journey)}</p>
      <p className="mt-2">
        {journey.api === 'fapi-2.0' ? 'FAPI 2.0' : 'Myinfo v3'}, begun at {timeOf(journey.startedAt)} in Singapore.{' '}
        {passed} checks passed, {checks.filter(({ state }) => state === 'failed').length} failed. Secrets and everything
        of the person are lengths: the trace never holds them.
      </p>
      <p className="mt-2">
        <a href={`/api/demo/trace/${journey.id}?as=text`}>Download as text</a> ·{' '}
        <a href={`/api/demo/trace/${journey.id}?as=json`}>Download as JSON</a>
      </p>
      <section className="mt-8">
        <h2 className="text-h2">Steps</h2>
        {shownSteps(journey).map(({ at, event }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <StepDetails key={index} at={at} event={event} />
        ))}
      </section>
      <section className="mt-8">
        <h2 className="text-h2">Timeline</h2>
        <Timeline journey={journey} />
      </section>
      <section className="mt-8">
        <h2 className="text-h2">Checks, in the order in which they run</h2>
        <table className="demo-table">
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Of</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ of, name, state }) => (
              <tr key={`${of} ${name}`}>
                <th scope="row">{name}</th>
                <td>{of}</td>
                <td className={looks[state] ?? 'demo-soft'}>{state}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}
