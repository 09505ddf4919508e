import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Notice } from '@/components/site/notice.tsx'
import { AskedTable } from '@/components/start/asked-table.tsx'
import { DowntimeNotice } from '@/components/start/downtime-notice.tsx'
import { OutcomeNotice } from '@/components/start/outcome-notice.tsx'
import { ResumeBanner } from '@/components/start/resume-banner.tsx'
import { ReallyUs, TrustCue } from '@/components/start/trust.tsx'
import { Ways } from '@/components/start/ways.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { agenciesOf, downtimesAt } from '@/lib/onboarding/beforehand/downtime.ts'
import { effortOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { brand } from '../brand.ts'
import { one } from '../query.ts'
import { unfinishedIn } from '../unfinished.ts'
import { formVisit, retrieveWay } from '../visit.ts'

/** How a trip to Singpass can end so that typing is the better way to go on. */
const handFirst = ['declined', 'no_myinfo']

export async function generateMetadata({ params }: PageProps<'/[product]'>): Promise<Metadata> {
  const { product, language } = await formVisit((await params).product)
  const { of } = wordsFor(language)
  const [title, description] = [of(product.name), of(product.summary)]
  return {
    title,
    description,
    openGraph: { type: 'website', siteName: brand.name, title, description, images: '/opengraph-image' },
  }
}

/** A product's start: what it is, what it asks for and why, and the two equal ways in. */
export default async function Start({ params, searchParams }: PageProps<'/[product]'>) {
  const [{ product: id }, query] = await Promise.all([params, searchParams])
  const visit = await formVisit(id)
  const { product, language, csrfToken } = visit
  const words = wordsFor(language)
  const { t } = words
  const unfinished = unfinishedIn(visit)
  const outcome = one(query, 'outcome')
  const downtimes = downtimesAt({ table: visit.server.config.downtimes, now: visit.now, agencies: agenciesOf(product) })
  const isDowntime = outcome === 'agency_downtime' && downtimes.some(({ foreignersOnly }) => !foreignersOnly)
  return (
    <main id="main" className="page">
      <div className="mb-6 space-y-4 empty:hidden">
        {unfinished && <ResumeBanner {...unfinished} words={words} />}
        {visit.inApp && (
          <Notice tone="warn" title={t('start.inAppTitle')}>
            <p>{t('start.inApp')}</p>
          </Notice>
        )}
        {isDowntime || (
          <OutcomeNotice outcome={outcome} reference={one(query, 'ref')} retrieve={retrieveWay(visit)} words={words} />
        )}
        <DowntimeNotice
          product={product}
          downtimes={downtimes}
          failed={isDowntime}
          connection={visit.server.connectionOf(product)}
          csrfToken={csrfToken}
          words={words}
        />
      </div>
      <h1 className="text-display">{words.of(product.name)}</h1>
      <p className="mt-2 mb-5 text-lead text-ink-soft">{words.of(product.summary)}</p>
      <Ways
        productId={product.id}
        effort={effortOf(product)}
        connection={visit.server.connectionOf(product)}
        use={product.singpassUse}
        csrfToken={csrfToken}
        quiet={unfinished !== undefined}
        handFirst={outcome !== undefined && handFirst.includes(outcome)}
        words={words}
      />
      <TrustCue host={visit.server.config.appUrl.host} words={words} />
      <More product={product} words={words} />
    </main>
  )
}

/** What is asked for and why, how to know that it is the bank, and who receives it. */
function More({ product, words }: { product: Product; words: Words }) {
  const { t } = words
  return (
    <div className="start-more">
      <div className="start-folds">
        <Fold title={t('start.why')}>
          <p className="mb-2 text-small text-ink-soft">{t('start.whyLead')}</p>
          <AskedTable product={product} words={words} />
        </Fold>
      </div>
      <div className="start-folds">
        <Fold title={t('start.really')}>
          <ReallyUs brandName={brand.name} operator={brand.operator} phone={brand.contact.phone} words={words} />
        </Fold>
        <Fold title={t('start.who')}>
          <div className="space-y-2 pb-3 text-small">
            <p>{words.of(product.recipient)}</p>
            <p>{words.of(product.retention)}</p>
          </div>
        </Fold>
      </div>
    </div>
  )
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="fold fold-on-phone">
      <summary>
        <h2 className="text-h3">{title}</h2>
      </summary>
      {children}
    </details>
  )
}
