import { wordsFor } from '@/components/words/index.ts'
import { currentVisit } from '../visit.ts'

/** An application that this browser does not see: another's, one that is none, and one's own after the session. */
export async function NotOpenHere() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{t('back.closedTitle')}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">{t('back.closedText')}</p>
      <a href="/" className="inline-block py-2">
        {t('common.home')}
      </a>
    </main>
  )
}
