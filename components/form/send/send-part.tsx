import type { Words } from '../../words/index.ts'
import { Declaration } from './declaration.tsx'

/** The declaration in plain words, and the one button that sends; at the foot of a form that is its own review. */
export function SendPart({
  retrievalId,
  operator,
  undeclared,
  words: { t },
}: {
  retrievalId?: string
  operator: string
  undeclared: boolean
  words: Words
}) {
  return (
    <Declaration
      title={t('review.send')}
      {...(retrievalId && { retrievalId })}
      text={t('review.declarePage', { operator })}
      {...(undeclared && { undeclared })}
      submit={t('review.submit')}
      busy={t('common.busy')}
      note={t('review.notSent')}
    />
  )
}
