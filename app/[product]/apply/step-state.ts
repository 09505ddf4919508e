import { isByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import {
  type EligibilityNote,
  eligibilityNotes,
  type Ineligible,
  ineligible,
} from '@/lib/onboarding/beforehand/eligibility.ts'
import { askedFields, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Draft } from '@/lib/onboarding/stores.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { one, type Query } from '../../query.ts'
import type { FormVisit } from '../../visit.ts'

/** The step that the address names, or the first; none where the form has no steps. */
export function stepOf({ form }: FormVisit, query: Query): FormStep | undefined {
  return form.steps.find(({ id }) => id === one(query, 'step')) ?? form.steps[0]
}

/** What is wrong with the kept answers, once the applicant has tried to go on. */
export function problemsOf({ form }: FormVisit, step: FormStep, draft: Draft, query: Query): AnswerProblems {
  if (one(query, 'check') !== '1') return {}
  const typed = withInitial(form, draft.answers)
  return checkAnswers({ fields: askedFields(step.fields), typed, today: todayInSingapore() })
}

/** What may stand against the application. */
export function notesOf({ product, form, retrieval, now }: FormVisit, draft: Draft): EligibilityNote[] {
  const typed = withInitial(form, draft.answers)
  return eligibilityNotes({ product, person: retrieval?.person, typed, today: todayInSingapore(now) })
}

/** Whether there was a retrieval that ran out: they logged in, and did not choose to type everything. */
export function isLapsed({ session, retrieval }: FormVisit, draft: Draft): boolean {
  return session?.subject !== undefined && !retrieval && !isByHand(draft.answers)
}

/** Why this applicant cannot have the product, as far as it is known already. */
export function refusalFor({ product, form, retrieval, now }: FormVisit, draft: Draft): Ineligible | undefined {
  const typed = withInitial(form, draft.answers)
  return ineligible({ product, person: retrieval?.person, typed, today: todayInSingapore(now) })
}

/** Whether the step asks for what decides, so that it can be put right there. */
export function asks(step: FormStep, { field }: Ineligible): boolean {
  return askedFields(step.fields).some(({ name }) => name === field)
}
