import type { ReactNode } from 'react'
import type { SingpassUse } from '@/lib/onboarding/singpass-use.ts'
import { FormToken } from '../site/form-token.tsx'
import { SingpassButton } from '../site/singpass-button.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'

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
  connections,
  use,
  csrfToken,
  words,
}: {
  productId: string
  effort: Effort
  /** The first is used; further ones are offered in the demo only. */
  connections: readonly string[]
  use: SingpassUse
  csrfToken: string
  words: Words
}) {
  const { t } = words
  const [connection = 'v3', ...others] = connections
  return (
    <section aria-label={t('start.ways')} className="ways">
      <Way
        title={t('start.myinfo')}
        minutes={effort.minutesWithMyinfo}
        lines={[t('start.myinfoAnswers', { ...effort }), t('start.myinfoFor'), t('start.myinfoControl')]}
        words={words}
      >
        <form method="post" action={`/api/auth/signin/${connection}`}>
          <FormToken value={csrfToken} />
          <input type="hidden" name="product" value={productId} />
          <SingpassButton use={use} words={words} />
          {others.length > 0 && <Connections connections={connections} words={words} />}
        </form>
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

const connectionNames = { v3: 'start.connectionV3', fapi: 'start.connectionFapi' } as const

function Connections({ connections, words: { t } }: { connections: readonly string[]; words: Words }) {
  const known = (['v3', 'fapi'] as const).filter((name) => connections.includes(name))
  return (
    <fieldset className="mt-3 text-small text-ink-soft">
      <legend className="font-normal">{t('start.connection')}</legend>
      {known.map((name) => (
        <button
          key={name}
          type="submit"
          formAction={`/api/auth/signin/${name}`}
          className="link-button mr-4 inline-flex items-center"
        >
          {t(connectionNames[name])}
        </button>
      ))}
    </fieldset>
  )
}
