import { wordsFor } from '@/components/words/index.ts'
import { currentVisit } from '../visit.ts'
import { DeadEnd } from './dead-end.tsx'

/** A private link that was used, replaced, has expired or never was: all the same to whoever asks. */
export async function LinkGone() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <DeadEnd title={t('resume.goneTitle')} text={t('resume.goneText')}>
      <a href="/" className="button button-primary">
        {t('resume.start')}
      </a>
    </DeadEnd>
  )
}
