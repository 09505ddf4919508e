import type { Metadata } from 'next'
import { Notice } from '@/components/site/notice.tsx'
import { examine } from '@/lib/golive/doctor/doctor.ts'
import type { Inspection } from '@/lib/golive/doctor/inspection.ts'
import type { Finding } from '@/lib/golive/finding.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import type { Server } from '@/lib/server/server.ts'
import { missing } from '../missing.ts'
import { currentVisit } from '../visit.ts'

export const metadata: Metadata = { title: 'Doctor' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The checks of `npm run doctor`, on this very process. For the demo alone; elsewhere there is no such page. */
export default async function Doctor({ searchParams }: Props) {
  const { server, demo } = await currentVisit()
  if (!demo) missing()
  const preflight = 'preflight' in (await searchParams)
  const findings = await examine(inspectionOf(server), { preflight })

  return (
    <main id="main" lang="en" className="page column">
      <h1 className="text-display">Doctor</h1>
      <p className="mt-3 mb-8 text-lead text-ink-soft">
        The settings that this demo runs with: what is wrong, why it matters and the exact fix. The same as{' '}
        <code>npm run doctor</code>.
      </p>
      <Verdict findings={findings} />
      {!preflight && (
        <p className="mt-6">
          <a href="/doctor?preflight">Make the preflight too</a>: the first request of a retrieval, which touches
          nobody&rsquo;s data.
        </p>
      )}
      {sections.map(({ level, title }) => (
        <Findings key={level} title={title} findings={findings.filter((finding) => finding.level === level)} />
      ))}
    </main>
  )
}

const sections = [
  { level: 'fault', title: 'To fix' },
  { level: 'warning', title: 'To look at' },
  { level: 'passed', title: 'Passed' },
  { level: 'skipped', title: 'Not checked' },
] as const

function Verdict({ findings }: { findings: readonly Finding[] }) {
  const faults = findings.filter(({ level }) => level === 'fault').length
  const warnings = findings.filter(({ level }) => level === 'warning').length
  if (faults > 0) return <Notice tone="warn" title={`To fix: ${faults}. To look at: ${warnings}.`} />
  return <Notice tone="good" title={`Nothing to fix. To look at: ${warnings}.`} />
}

function Findings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <section className="mt-10">
      <h2 className="text-h2">
        {title} ({findings.length})
      </h2>
      <ul className="mt-2 border-b border-line">
        {findings.map(({ id, found, why, fix }) => (
          <li key={`${id} ${found}`} className="border-t border-line py-3">
            <p className="break-words font-medium">{found}</p>
            {why && <p className="mt-1 text-small text-ink-soft">{why}</p>}
            {fix && <p className="mt-1 break-words text-small">Fix: {fix}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function inspectionOf({ config, storage }: Server): Inspection {
  return {
    config,
    products: productsOnOffer(config),
    fetch: globalThis.fetch,
    now: Date.now,
    database: { isReachable: storage.ready },
  }
}
