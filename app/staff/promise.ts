import { workingDay } from '@/components/receipt/next-steps.tsx'
import type { Product } from '@/lib/onboarding/product.ts'

/** What the applicant was promised first, after the day itself: until which day, and whether that has passed. */
export function promiseOf(
  { next }: Pick<Product, 'next'>,
  receivedAt: number,
  now: number,
): { date: string; late: boolean } | undefined {
  const first = next.find(({ day }) => day > 0)
  if (!first) return undefined
  const date = workingDay(receivedAt, first.day)
  return { date, late: workingDay(now, 0) > date }
}
