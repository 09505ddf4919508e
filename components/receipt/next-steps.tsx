import type { Product } from '@/lib/onboarding/product.ts'
import type { Words } from '../words/index.ts'

const day = 24 * 60 * 60 * 1000
/** Singapore is eight hours ahead all year. */
const ahead = 8 * 60 * 60 * 1000

/** What happens after the application, each with its date: working days, Monday to Friday, in Singapore. */
export function NextSteps({ steps, receivedAt, words }: { steps: Product['next']; receivedAt: number; words: Words }) {
  const { t } = words
  return (
    <ol className="next-steps">
      {steps.map(({ day: days, what }) => {
        const date = workingDay(receivedAt, days)
        return (
          <li key={`${days} ${words.of(what)}`}>
            <p className="font-semibold">
              <time dateTime={date}>
                {days === 0 ? t('receipt.today') : t('receipt.by', { date: words.longDay(date) })}
              </time>
            </p>
            <p>{words.of(what)}</p>
          </li>
        )
      })}
    </ol>
  )
}

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
