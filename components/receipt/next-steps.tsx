import type { Product } from '@/lib/onboarding/product.ts'
import type { Standing } from '@/lib/onboarding/stores.ts'
import type { Words } from '../words/index.ts'

const day = 24 * 60 * 60 * 1000
/** Singapore is eight hours ahead all year. */
const ahead = 8 * 60 * 60 * 1000

/** What happens after the application, each with its date: working days, Monday to Friday, in Singapore. */
export function NextSteps({ steps, receivedAt, words }: { steps: Product['next']; receivedAt: number; words: Words }) {
  return (
    <ol className="next-steps">
      {steps.map((step) => (
        <li key={`${step.day} ${words.of(step.what)}`}>
          <p className="font-semibold">
            <time dateTime={workingDay(receivedAt, step.day)}>{stepTime(step, receivedAt, words)}</time>
          </p>
          <p>{words.of(step.what)}</p>
        </li>
      ))}
    </ol>
  )
}

/** What still happens once an application has a standing: after a yes what waited for it, and nothing after a no. */
export function stepsLeft(steps: Product['next'], status: Standing['status']): Product['next'] {
  if (status === 'received') return steps
  if (status !== 'accepted') return []
  return steps.filter(({ ifApproved }) => ifApproved).map(({ ifApproved: _, ...step }) => step)
}

/** When a step comes, in words; what comes only after a yes says so. */
export function stepTime({ day: days, ifApproved }: Step, receivedAt: number, { t, longDay }: Words): string {
  if (days === 0) return t('receipt.today')
  return t(ifApproved ? 'receipt.ifApproved' : 'receipt.by', { date: longDay(workingDay(receivedAt, days)) })
}

type Step = Product['next'][number]

/** The date, `YYYY-MM-DD` in Singapore, so many working days after a moment (epoch milliseconds). */
export function workingDay(moment: number, days: number): string {
  let date = moment + ahead
  for (let left = days; left > 0; ) {
    date += day
    const weekday = new Date(date).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(date).toISOString().slice(0, 10)
}
