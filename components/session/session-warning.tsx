import type { Session } from '@/lib/onboarding/stores.ts'
import { isStepPath, sendsAnswers } from '../site/answers-address.ts'
import { FormToken } from '../site/form-token.tsx'
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
    <>
      <SessionDialog
        left={session.expiresAt - Date.now()}
        csrfToken={csrfToken}
        endedHref={`/${productId}?outcome=${isKnown ? 'expired' : 'ended'}`}
        locale={locale}
        words={{
          title: t('session.title'),
          text: t('session.text', { time: '{time}' }),
          kept: t(isKnown ? 'session.kept' : 'session.lost'),
          stay: t('session.stay'),
          failed: t('session.failed'),
        }}
      />
      <noscript>
        <Note csrfToken={csrfToken} path={path} stay={t('session.stay')}>
          {t('session.note', { time: momentIn(session.expiresAt, locale).time })}
        </Note>
      </noscript>
    </>
  )
}

/** When the visit ends, and a button to stay. While a step is open its answers go with it, so that nothing typed is lost. */
function Note({
  csrfToken,
  path,
  stay,
  children,
}: {
  csrfToken: string
  path: string
  stay: string
  children: string
}) {
  const look = 'mt-12 border-t border-line pt-4 print:hidden'
  const text = <p className="mb-3 text-small text-ink-soft">{children}</p>
  if (isStepPath(path))
    return (
      <div className={look}>
        {text}
        <button type="submit" className="button button-quiet" {...sendsAnswers} name="intent" value="stay">
          {stay}
        </button>
      </div>
    )
  return (
    <form method="post" action="/api/session" className={look}>
      <FormToken value={csrfToken} />
      <input type="hidden" name="returnTo" value={path} />
      {text}
      <button type="submit" className="button button-quiet">
        {stay}
      </button>
    </form>
  )
}
