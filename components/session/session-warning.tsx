import type { Session } from '@/lib/onboarding/stores.ts'
import { answersAddress, sendsAnswers } from '../site/answers-address.ts'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
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
  const end = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Asia/Singapore' })
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
        <form method="post" action="/api/session" className="mt-12 border-t border-line pt-4 print:hidden">
          <FormToken value={csrfToken} />
          <input type="hidden" name="returnTo" value={path} />
          <p className="mb-3 text-small text-ink-soft">{t('session.note', { time: end.format(session.expiresAt) })}</p>
          <SubmitButton look="quiet" busy={t('common.busy')} {...staying(path)}>
            {t('session.stay')}
          </SubmitButton>
        </form>
      </noscript>
    </>
  )
}

/** While a step is open its answers go with the word to stay, so that nothing typed is lost. */
function staying(path: string) {
  const step = answersAddress(path)
  if (!step) return {}
  return {
    ...sendsAnswers,
    formAction: `${step}?${new URLSearchParams({ returnTo: path })}`,
    name: 'intent',
    value: 'stay',
  }
}
