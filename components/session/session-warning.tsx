import type { Session } from '@/lib/onboarding/stores.ts'
import { isStepPath } from '../site/answers-address.ts'
import { momentIn } from '../site/receipt-moment.ts'
import type { Words } from '../words/index.ts'
import { SessionDialog } from './session-dialog.tsx'

/** Warns that the visit will end: a dialog two minutes before, and a plain note where no scripts run. */
export function SessionWarning({
  session,
  productId,
  path,
  csrfToken,
  words,
}: {
  session: Session
  productId: string
  /** Of this page. */
  path: string
  csrfToken: string
  words: Words
}) {
  const { t, locale } = words
  const isKnown = session.subject !== undefined
  return (
    <SessionDialog
      left={session.expiresAt - Date.now()}
      csrfToken={csrfToken}
      {...(!isStepPath(path) && { returnTo: path })}
      endedHref={`/${productId}?outcome=${isKnown ? 'expired' : 'ended'}`}
      locale={locale}
      words={{
        title: t('session.title'),
        text: t('session.text', { time: '{time}' }),
        kept: t(isKnown ? 'session.kept' : 'session.lost'),
        stay: t('session.stay'),
        failed: t('session.failed'),
        note: t('session.note', { time: momentIn(session.expiresAt, locale).time }),
      }}
    />
  )
}
