import type { ReactNode } from 'react'
import type { SingpassUse } from '@/lib/onboarding/singpass-use.ts'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { RetrieveForm } from './retrieve-form.tsx'

interface Effort {
  answers: number
  fromMyinfo: number
  minutesWithMyinfo: number
  minutesByHand: number
}

/** The two ways in, of the same size and weight. */
export function Ways({
  productId,
  effort,
  connection,
  use,
  csrfToken,
  words,
}: {
  productId: string
  effort: Effort
  connection: string
  use: SingpassUse
  csrfToken: string
  words: Words
}) {
  const { t } = words
  return (
    <section aria-label={t('start.ways')} className="ways">
      <Way
        title={t('start.myinfo')}
        minutes={effort.minutesWithMyinfo}
        lines={[t('start.myinfoAnswers', { ...effort }), t('start.myinfoFor'), t('start.myinfoControl')]}
        words={words}
      >
        <RetrieveForm way={{ productId, connection, csrfToken, use }} words={words} />
      </Way>
      <Way
        title={t('start.hand')}
        minutes={effort.minutesByHand}
        lines={[t('start.handAnswers', { ...effort }), t('start.handFor'), t('start.handControl')]}
        words={words}
      >
        <form method="post" action={`/api/forms/${productId}/by-hand`}>
          <FormToken value={csrfToken} />
          <SubmitButton look="way" busy={t('common.busy')}>
            {t('start.byHand')}
          </SubmitButton>
        </form>
      </Way>
    </section>
  )
}

function Way({
  title,
  minutes,
  lines,
  words: { t },
  children,
}: {
  title: string
  minutes: number
  lines: readonly string[]
  words: Words
  children: ReactNode
}) {
  return (
    <div className="way">
      <h2 className="text-h3">{title}</h2>
      <p className="way-minutes">
        <span className="text-lead font-normal text-ink-soft">{t('start.about')}</span>{' '}
        {t('common.minutes', { count: minutes })}
      </p>
      <ul className="way-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </div>
  )
}
