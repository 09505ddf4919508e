import { isErrorReference } from '@/lib/onboarding/reference.ts'
import { Notice } from '../site/notice.tsx'
import { TextWithContact } from '../site/text-with-contact.tsx'
import type { Words } from '../words/index.ts'
import { RetrieveForm, type RetrieveWay } from './retrieve-form.tsx'

const tones = {
  declined: 'plain',
  discarded: 'good',
  unavailable: 'warn',
  agency_downtime: 'warn',
  no_myinfo: 'plain',
  start_again: 'warn',
  refused: 'warn',
  invalid: 'warn',
  stronger_login: 'warn',
  cookies: 'warn',
  expired: 'plain',
  no_form: 'plain',
  other_person: 'warn',
  elsewhere: 'plain',
  retrieval_expired: 'plain',
  resumed: 'good',
  ended: 'plain',
} as const
type Outcome = keyof typeof tones

function isOutcome(outcome: string | undefined): outcome is Outcome {
  return outcome !== undefined && Object.hasOwn(tones, outcome)
}

/** Whether a form that ends this way has the button to retrieve Myinfo in its notice. */
export function offersRetrieval(outcome: string | undefined): boolean {
  return outcome === 'discarded' || outcome === 'retrieval_expired' || outcome === 'resumed'
}

/**
 * How a trip to Singpass, or a form, ended: what happened, what was kept, what can be done now.
 *
 * Takes the query as it came; what is not one of our own words draws nothing.
 */
export function OutcomeNotice({
  outcome,
  reference,
  retrieve,
  words,
}: {
  outcome?: string
  reference?: string
  /** The way to Singpass, for what says that Myinfo can be retrieved again. */
  retrieve?: RetrieveWay
  words: Words
}) {
  if (!isOutcome(outcome)) return null
  const { t } = words
  const known = reference && isErrorReference(reference) ? reference : undefined
  return (
    <Notice tone={tones[outcome]} title={t(`outcome.${outcome}.title`)}>
      <p>{t(`outcome.${outcome}.text`)}</p>
      {known && (
        <p className="mt-1 text-small text-ink-soft">
          <TextWithContact text={t('common.reference', { reference: known })} reference={known} />
        </p>
      )}
      {retrieve && offersRetrieval(outcome) && <RetrieveForm way={retrieve} className="mt-3" words={words} />}
    </Notice>
  )
}
