import type { Metadata } from 'next'
import { Notice } from '@/components/site/notice.tsx'
import { AskedTable } from '@/components/start/asked-table.tsx'
import { DowntimeNotice } from '@/components/start/downtime-notice.tsx'
import { OutcomeNotice } from '@/components/start/outcome-notice.tsx'
import { Ways } from '@/components/start/ways.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { agenciesOf, downtimesAt } from '@/lib/onboarding/beforehand/downtime.ts'
import { effortOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { one } from '../query.ts'
import { formVisit, retrieveWay } from '../visit.ts'

export async function generateMetadata({ params }: PageProps<'/[product]'>): Promise<Metadata> {
  const { product, language } = await formVisit((await params).product)
  return { title: wordsFor(language).of(product.name) }
}

/** A product's start: what it is, what it asks for and why, and the two equal ways in. */
export default async function Start({ params, searchParams }: PageProps<'/[product]'>) {
  const [{ product: id }, query] = await Promise.all([params, searchParams])
  const visit = await formVisit(id)
  const { product, language, csrfToken } = visit
  const words = wordsFor(language)
  const { t } = words
  const effort = effortOf(product)
  const outcome = one(query, 'outcome')
  const downtimes = downtimesAt({ table: visit.server.config.downtimes, now: visit.now, agencies: agenciesOf(product) })
  const isDowntime = outcome === 'agency_downtime' && downtimes.some(({ foreignersOnly }) => !foreignersOnly)
  return (
    <main id="main" className="page">
      <div className="mb-8 space-y-4 empty:hidden">
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
      <p className="mt-2 mb-8 text-lead text-ink-soft">{words.of(product.summary)}</p>
      <Ways
        productId={product.id}
        effort={effort}
        connection={visit.server.connectionOf(product)}
        use={product.singpassUse}
        csrfToken={csrfToken}
        words={words}
      />
      {((visit.draft && !visit.draft.reference) || visit.offered) && (
        <p className="mt-5">
          {t('start.resume')} <a href={`/${product.id}/apply`}>{t('start.resumeLink')}</a>
        </p>
      )}
      <More product={product} words={words} />
    </main>
  )
}

/** What is asked for and why, and who receives it. */
function More({ product, words }: { product: Product; words: Words }) {
  const { t } = words
  return (
    <div className="start-more">
      <details className="fold fold-on-phone">
        <summary>
          <h2 className="text-h2">{t('start.why')}</h2>
        </summary>
        <p className="mb-2 text-ink-soft">{t('start.whyLead')}</p>
        <AskedTable product={product} words={words} />
      </details>
      <section>
        <h2 className="text-h2">{t('start.who')}</h2>
        <p className="mt-3">{words.of(product.recipient)}</p>
        <p className="mt-3">{words.of(product.retention)}</p>
      </section>
    </div>
  )
}
