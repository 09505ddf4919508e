import type { Metadata } from 'next'
import { FormToken } from '@/components/site/form-token.tsx'
import { SubmitButton } from '@/components/site/submit-button.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { fromStore } from '../../from-store.ts'
import { missing } from '../../missing.ts'
import { currentVisit } from '../../visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('resume.title') }
}

/** Where a private link leads: one button. Opening the page uses nothing up, since programs open links too. */
export default async function Resume({ params }: PageProps<'/resume/[secret]'>) {
  const { secret } = await params
  const { server, language, csrfToken } = await currentVisit()
  const link = await fromStore(() => server.storage.resumeLinks.find(secret), '/')
  const product = link && server.findProduct(link.product)
  if (!product) missing('link')

  const words = wordsFor(language)
  const { t } = words
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('resume.title')}</h1>
      <p className="mt-4 text-lead text-ink-soft">{t('resume.lead', { product: words.of(product.name) })}</p>
      <p className="mt-3 mb-8">{t('resume.typedOnly')}</p>
      <form method="post" action="/api/resume">
        <FormToken value={csrfToken} />
        <input type="hidden" name="link" value={secret} />
        <SubmitButton busy={t('common.busy')}>{t('resume.button')}</SubmitButton>
      </form>
    </main>
  )
}
