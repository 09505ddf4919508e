import type { Metadata } from 'next'
import { Notice } from '@/components/site/notice.tsx'
import { OutcomeNotice } from '@/components/start/outcome-notice.tsx'
import { ResumeBanner } from '@/components/start/resume-banner.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { effortOf } from '@/lib/onboarding/beforehand/time-needed.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { brand } from './brand.ts'
import { one } from './query.ts'
import { allUnfinished } from './unfinished.ts'
import { currentVisit } from './visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  const title = `${wordsFor(language).t('home.title')} · ${brand.name}`
  return { title: { absolute: title }, openGraph: { type: 'website', siteName: brand.name } }
}

/** Choose a product. Who has just ended a visit is told so. */
export default async function Home({ searchParams }: PageProps<'/'>) {
  const [visit, query] = [await currentVisit(), await searchParams]
  const { language, session } = visit
  const unfinished = await allUnfinished(visit)
  const words = wordsFor(language)
  const { t } = words
  return (
    <main id="main" className="page">
      {!session && one(query, 'outcome') === 'done' && (
        <div className="mb-8">
          <Notice tone="good" title={t('done.title')}>
            <p>{t('done.text')}</p>
          </Notice>
        </div>
      )}
      <div className="mb-8 empty:hidden">
        <OutcomeNotice outcome={one(query, 'outcome')} words={words} />
      </div>
      {unfinished.length > 0 && (
        <div className="mb-8 space-y-3">
          {unfinished.map((begun) => (
            <ResumeBanner key={begun.productId} {...begun} words={words} />
          ))}
        </div>
      )}
      <h1 className="text-display">{t('home.title')}</h1>
      <p className="mt-3 text-lead text-ink-soft">{t('home.lead')}</p>
      <ul className="mt-12 border-b border-line">
        {productsOnOffer({ demo: false }).map((product) => (
          <li key={product.id} className="product">
            <h2 className="text-h2">
              <a href={`/${product.id}`} className="product-link">
                {words.of(product.name)}
              </a>
            </h2>
            <p className="mt-1 text-ink-soft">{words.of(product.summary)}</p>
            <p className="mt-2 text-small font-medium text-accent">
              {t('home.minutes', { count: effortOf(product).minutesWithMyinfo })}
            </p>
          </li>
        ))}
      </ul>
    </main>
  )
}
