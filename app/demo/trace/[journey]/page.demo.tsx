import type { Metadata } from 'next'
import { one } from '@/app/query.ts'
import { currentVisit } from '@/app/visit.ts'
import { checkWords, thingNames } from '@/lib/demo/check-words.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import { missing } from '../../../missing.ts'
import { CockpitPage } from '../../parts/cockpit-page.tsx'
import { endOf, shownSteps, timeOf } from '../../parts/happened.ts'
import { type CheckState, checksOf } from '../../parts/inspect/checks.ts'
import { DatabaseSteps } from '../../parts/inspect/database.tsx'
import { itemsOf, retrievalOf } from '../../parts/inspect/held.ts'
import { HeldPerson } from '../../parts/inspect/held-person.tsx'
import { Live } from '../../parts/inspect/live.tsx'
import { StepDetails } from '../../parts/inspect/step-details.tsx'
import { Timeline } from '../../parts/times/timeline.tsx'

export const metadata: Metadata = { title: 'What just happened' }

const looks: Partial<Record<CheckState, string>> = { passed: 'demo-passed', failed: 'demo-failed' }

interface Props {
  params: Promise<{ journey: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One journey step by step: every call, signature, token and check, as the client told of them. */
export default async function Trace({ params, searchParams }: Props) {
  const { server, demo, session } = await currentVisit()
  const journey = demo ? server.demo?.journeys.find((await params).journey) : undefined
  if (!journey) missing()
  const reveal = one(await searchParams, 'reveal') === '1'
  const held = await retrievalOf(journey, { server, session })
  const items = held && itemsOf(held.person, { reveal })
  return (
    <CockpitPage>
      <Heading journey={journey} revealed={reveal && items !== undefined} />
      <section className="mt-8">
        <h2 className="text-h2">Steps</h2>
        {shownSteps(journey).map(({ at, event }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <StepDetails key={index} at={at} event={event} />
        ))}
      </section>
      <DatabaseSteps journey={journey} />
      <HeldPerson journey={journey.id} items={items} reveal={reveal} />
      <section className="mt-8">
        <h2 className="text-h2">Timeline</h2>
        <Timeline journey={journey} />
      </section>
      <Checks journey={journey} />
    </CockpitPage>
  )
}

function Heading({ journey, revealed }: { journey: Journey; revealed: boolean }) {
  const states = checksOf(journey).map(({ state }) => state)
  const also = revealed ? '&reveal=1' : ''
  return (
    <>
      <h1 className="text-display">Journey {journey.id}</h1>
      <p className="mt-3 text-lead text-ink-soft">{endOf(journey)}</p>
      {journey.end.kind === 'open' && <Live />}
      <p className="mt-2">
        {journey.api === 'fapi-2.0' ? 'FAPI 2.0' : 'Myinfo v3'}, begun at {timeOf(journey.startedAt)} in Singapore.{' '}
        {states.filter((state) => state === 'passed').length} checks passed,{' '}
        {states.filter((state) => state === 'failed').length} failed. Secrets and everything of the person are lengths:
        the trace never holds them.
      </p>
      <p className="mt-2">
        <a href={`/api/demo/trace/${journey.id}?as=text${also}`}>Download as text</a> ·{' '}
        <a href={`/api/demo/trace/${journey.id}?as=json${also}`}>Download as JSON</a>
        {revealed && ' · with the values that are revealed'}
      </p>
    </>
  )
}

function Checks({ journey }: { journey: Journey }) {
  return (
    <section className="mt-8">
      <h2 className="text-h2">Checks, in the order in which they run</h2>
      <table className="demo-table demo-cards">
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">Of</th>
            <th scope="col">Makes sure that</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {checksOf(journey).map(({ of, name, state }) => (
            <tr key={`${of} ${name}`}>
              <th scope="row">{name}</th>
              <td>{thingNames[of]}</td>
              <td>{checkWords[name]}</td>
              <td className={looks[state] ?? 'demo-soft'}>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
