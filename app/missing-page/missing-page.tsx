import type { Metadata } from 'next'
import { byHandPath, productIn } from '@/components/start/by-hand-path.ts'
import { wordsFor } from '@/components/words/index.ts'
import { isDrawn, nowhere } from '../missing.ts'
import { currentVisit } from '../visit.ts'
import { DeadEnd } from './dead-end.tsx'
import { LinkGone } from './link-gone.tsx'
import { NotOpenHere } from './no-application.tsx'
import { NothingForStaff } from './nothing-for-staff.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('missingPage.title') }
}

/** An address where there is nothing; a private link and an application that are not there have words of their own. */
export default async function MissingPage() {
  const { server, language, path, receipt } = await currentVisit()
  const product = server.findProduct(productIn(path) ?? '')
  // Sent with each page that there is. Were one of them to show it, the browser would go on to where it is whole.
  if (isDrawn(path, { product, receipt })) return <meta httpEquiv="refresh" content={`0;url=${nowhere.page}`} />
  if (path === nowhere.link) return <LinkGone />
  if (path === nowhere.application) return <NotOpenHere />
  if (path === nowhere.staff) return <NothingForStaff />

  const { t, of } = wordsFor(language)
  return (
    <DeadEnd title={t('missingPage.title')} text={t('missingPage.text')}>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <a href={product ? `/${product.id}` : '/'} className="button button-primary">
          {product ? of(product.name) : t('missingPage.action')}
        </a>
        {product && (
          <a href={byHandPath(product.id)} className="inline-block py-2">
            {t('start.byHand')}
          </a>
        )}
      </p>
    </DeadEnd>
  )
}
