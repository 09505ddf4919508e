import type { Unfinished } from '@/components/start/resume-banner.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { countAnswers } from '@/lib/onboarding/application/count-answers.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { refusalFor } from './[product]/apply/step-state.ts'
import { type FormVisit, formVisit, type Visit } from './visit.ts'

/** What this visit has begun for a product and not sent; undefined when there is nothing to go on with. */
export function unfinishedIn(visit: FormVisit): Unfinished | undefined {
  const { product, draft, offered, form, language, now } = visit
  const begun = { productId: product.id, name: wordsFor(language).of(product.name) }
  if (offered) return begun
  if (!draft || draft.reference) return undefined
  // Nobody is told how much is left of what they cannot have.
  if (refusalFor(visit, draft)) return begun
  return { ...begun, left: countAnswers({ form, typed: draft.answers, today: todayInSingapore(now) }).left }
}

/** What this visit has begun and not sent, of all products on offer. Without a session nothing is looked up. */
export async function allUnfinished({ session, demo }: Visit): Promise<Unfinished[]> {
  if (!session) return []
  const visits = await Promise.all(productsOnOffer({ demo }).map(({ id }) => formVisit(id)))
  return visits.flatMap((visit) => unfinishedIn(visit) ?? [])
}
