import type { Metadata } from 'next'
import { CodeForm, LoginForm } from '@/components/receipt/way-in.tsx'
import { TextWithContact } from '@/components/site/text-with-contact.tsx'
import { type Words, wordsFor } from '@/components/words/index.ts'
import { brand } from '../../../brand.ts'
import { fromStore } from '../../../from-store.ts'
import { one } from '../../../query.ts'
import { currentVisit } from '../../../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('back.title') }
}

/**
 * Where a private link to an application leads. The link opens nothing: the page asks for the Singpass account that
 * sent the application, or for the code of the receipt.
 */
export default async function WayBack({ params, searchParams }: PageProps<'/status/[reference]/[link]'>) {
  const [{ reference, link }, query] = await Promise.all([params, searchParams])
  const { server, language, csrfToken } = await currentVisit()
  const found = await fromStore(() => server.storage.wayBack.find(reference, link), '/')
  const product = found && server.findProduct(found.product)
  const words = wordsFor(language)
  // Not by `notFound`: what that draws is seen with scripts alone.
  if (!found || !product) return <NoWayBack words={words} />

  const { t } = words
  const given = { reference, link, csrfToken, words }
  const isOffered = found.account !== undefined && server.clients.has(found.account)
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('back.title')}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">{t('back.lead', { product: words.of(product.name) })}</p>
      {isOffered && <LoginForm use={product.singpassUse} {...given} />}
      <CodeForm wrong={one(query, 'outcome') === 'code_wrong'} {...given} />
    </main>
  )
}

/** A private link that is none: cut short, made up, or to an application that was removed. */
function NoWayBack({ words: { t } }: { words: Words }) {
  const { phone } = brand.contact
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('back.goneTitle')}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">
        <TextWithContact text={t('back.goneText', { phone })} phone={phone} />
      </p>
      <a href="/" className="inline-block py-2">
        {t('common.home')}
      </a>
    </main>
  )
}
