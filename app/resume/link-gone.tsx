import { wordsFor } from '@/components/words/index.ts'
import { currentVisit } from '../visit.ts'

/** A private link that was used, replaced, has expired or never was: all the same to whoever asks. */
export async function LinkGone() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('resume.goneTitle')}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">{t('resume.goneText')}</p>
      <a href="/" className="button button-primary">
        {t('resume.start')}
      </a>
    </main>
  )
}
