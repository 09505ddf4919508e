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

interface WaysProps {
  productId: string
  effort: Effort
  connection: string
  use: SingpassUse
  csrfToken: string
  /** Something else on the page is the first step: an unfinished application. */
  quiet: boolean
  /** By hand comes first: for somebody whom Singpass has just not served. */
  handFirst: boolean
  words: Words
}

/** The two ways in, of the same size: one of them is the first step and has the colour. */
export function Ways({ handFirst, ...way }: WaysProps) {
  const myinfo = <WithMyinfo key="myinfo" {...way} first={!way.quiet && !handFirst} />
  const hand = <ByHand key="hand" {...way} first={!way.quiet && handFirst} />
  return (
    <section aria-label={way.words.t('start.ways')} className="ways">
      {handFirst ? [hand, myinfo] : [myinfo, hand]}
    </section>
  )
}

type WayProps = Omit<WaysProps, 'handFirst'> & { first: boolean }

function WithMyinfo({ productId, effort, connection, use, csrfToken, first, words }: WayProps) {
  const { t } = words
  return (
    <Way first={first} title={t('start.myinfo')} minutes={effort.minutesWithMyinfo} words={words}>
      <p>
        {t('start.myinfoAnswers', { ...effort })}
        {words.between}
        {t('start.myinfoFor')}
      </p>
      <RetrieveForm way={{ productId, connection, csrfToken, use }} words={words} />
    </Way>
  )
}

function ByHand({ productId, effort, csrfToken, first, words }: WayProps) {
  const { t } = words
  return (
    <Way first={first} title={t('start.hand')} minutes={effort.minutesByHand} words={words}>
      <p>
        {t('start.handAnswers', { ...effort })}
        {words.between}
        {t('start.handFor')}
      </p>
      <form method="post" action={`/api/forms/${productId}/by-hand`} id="by-hand">
        <FormToken value={csrfToken} />
        <SubmitButton look="way" busy={t('common.busy')}>
          {t('start.byHand')}
        </SubmitButton>
      </form>
    </Way>
  )
}

function Way({
  first,
  title,
  minutes,
  words: { t },
  children,
}: {
  first: boolean
  title: string
  minutes: number
  words: Words
  children: ReactNode
}) {
  return (
    <div className={first ? 'way way-first' : 'way'}>
      <div className="way-head">
        <h2>{title}</h2>
        <p className="way-minutes">{t('start.about', { count: minutes })}</p>
      </div>
      {children}
    </div>
  )
}
