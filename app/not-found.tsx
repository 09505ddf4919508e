import type { Metadata } from 'next'
import { wordsFor } from '@/components/words/index.ts'
import { currentVisit } from './visit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentVisit()
  return { title: wordsFor(language).t('missingPage.title') }
}

export default async function MissingPage() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('missingPage.title')}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">{t('missingPage.text')}</p>
      <a href="/" className="button button-primary">
        {t('missingPage.action')}
      </a>
    </main>
  )
}
