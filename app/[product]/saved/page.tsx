import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { NewLink, SavedLink } from '@/components/session/saved-link.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { cookieNames } from '@/lib/auth/request/cookies.ts'
import { closedForm } from '../../closed-form.ts'
import { fromStore } from '../../from-store.ts'
import { formVisit } from '../../visit.ts'

export async function generateMetadata({ params }: PageProps<'/[product]/saved'>): Promise<Metadata> {
  const { product, language } = await formVisit((await params).product)
  const words = wordsFor(language)
  return { title: `${words.t('saved.title')} · ${words.of(product.name)}` }
}

/** Shows the private link that was just made to this form, for as long as its cookie lasts. */
export default async function Saved({ params }: PageProps<'/[product]/saved'>) {
  const visit = await formVisit((await params).product)
  const { product, draft, offered, server, language, csrfToken, path } = visit
  if (offered) redirect(`/${product.id}/apply`)
  if (draft?.reference) redirect(`/applications/${draft.reference}`)
  if (!draft) redirect(closedForm({ product: product.id, visit }))

  const { appUrl } = server.config
  const secret = (await cookies()).get(cookieNames(appUrl.protocol === 'https:').savedLink)?.value ?? ''
  const link = await fromStore(() => server.storage.resumeLinks.find(secret), path)
  const words = wordsFor(language)
  const { t } = words
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('saved.title')}</h1>
      <p className="mt-3 mb-8 text-lead text-ink-soft">{t('saved.lead')}</p>
      {link?.draft === draft.id ? (
        <SavedLink address={new URL(`/resume/${secret}`, appUrl).href} expiresAt={link.expiresAt} words={words} />
      ) : (
        <NewLink productId={product.id} draftId={draft.id} csrfToken={csrfToken} words={words} />
      )}
      <p className="mt-10">
        <a href={`/${product.id}/apply`} className="inline-block py-2">
          {t('saved.stay')}
        </a>
      </p>
    </main>
  )
}
