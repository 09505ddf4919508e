import { wordsFor } from '@/components/words/index.ts'
import { currentVisit } from '../visit.ts'
import { DeadEnd } from './dead-end.tsx'

/** An application that this browser does not see: another's, one that is none, and one's own after the session. */
export async function NotOpenHere() {
  const { language } = await currentVisit()
  const { t } = wordsFor(language)
  return (
    <DeadEnd title={t('back.closedTitle')} text={t('back.closedText')}>
      <a href="/" className="inline-block py-2">
        {t('common.home')}
      </a>
    </DeadEnd>
  )
}
