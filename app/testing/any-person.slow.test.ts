import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { receiptContent } from '@/components/receipt/receipt-content.ts'
import { wordsFor } from '@/components/words/index.ts'
import { languages } from '@/lib/myinfo/language.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { keptAnswers } from '@/lib/onboarding/answers/kept-answers.ts'
import { takePosted } from '@/lib/onboarding/answers/posted.ts'
import { buildApplication, type ReadyApplication, withInitial } from '@/lib/onboarding/application/build-application.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import { countAnswers } from '@/lib/onboarding/application/count-answers.ts'
import { keptValue } from '@/lib/onboarding/application/kept-value.ts'
import { eligibilityNotes } from '@/lib/onboarding/beforehand/eligibility.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, type Form, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { brand } from '../brand.ts'
import { anyPerson } from './any-person.ts'
import { filledForm, retrievalOf } from './filled-form.ts'

const today = '2026-11-23'

/** What a browser posts of a step that nobody touched. */
function untouchedPost(form: Form, step: Form['steps'][number]): URLSearchParams {
  const held = withInitial(form, {})
  const inputs = askedFields(step.fields).flatMap((field) => field.inputs)
  return new URLSearchParams(inputs.flatMap(({ name }) => [held[name] ?? ''].flat().map((text) => [name, text])))
}

/** Goes through the form without typing. Every post is taken, unless it is longer than any answer may be. */
function pressThrough(form: Form): TypedAnswers {
  const kept = form.steps.map((step) => {
    const taken = takePosted(step, untouchedPost(form, step))
    if (taken.kind === 'refused') expect(taken.reason).toBe('too-long')
    return taken.kind === 'typed' ? keptAnswers(step.fields, taken.answers) : {}
  })
  return JSON.parse(JSON.stringify(Object.assign({}, ...kept)))
}

function everyReceipt(application: ReadyApplication, product: Product): void {
  const stored = { ...application, reference: 'ABCD-EFGH-JK', status: 'received' as const, receivedAt: 0 }
  for (const language of languages) {
    const content = receiptContent({
      application: JSON.parse(JSON.stringify(stored)),
      product,
      brand,
      checkCode: '',
      fullNric: false,
      words: wordsFor(language),
    })
    expect(content.answers.steps.length).toBeGreaterThan(0)
  }
}

describe.each(specimens)(`whatever the person endpoint answers, $id`, { timeout: 60_000 }, (product) => {
  test('opens a form that can be pressed through, and leads to the step where something is missing', () => {
    fc.assert(
      fc.property(anyPerson, (wire) => {
        const retrieval = retrievalOf(product, wire)
        const typed = pressThrough(buildForm({ product, retrieval }))
        const form = buildForm({ product, retrieval, typed })
        const outcome = buildApplication({ form, retrieval, typed, language: 'en', today })
        const problems = checkAnswers({ fields: askedFields(fieldsOf(form)), typed: withInitial(form, typed), today })
        const notes = eligibilityNotes({ product, person: retrieval.person, typed, today })
        const { filled, answered, left } = countAnswers({ form, typed, today })

        expect(form.steps.length).toBeGreaterThan(0)
        expect(filled + answered + left).toBeLessThanOrEqual(fieldsOf(form).length)
        expect(notes.length).toBeLessThanOrEqual(2)
        if (outcome.kind === 'incomplete') expect(form.steps.map(({ id }) => id)).toContain(outcome.step)
        else expect(problems).toEqual({})
      }),
      { numRuns: 150 },
    )
  })

  test('is answered to the end, and stores what Myinfo said where it is locked', () => {
    fc.assert(
      fc.property(anyPerson, (wire) => {
        const retrieval = retrievalOf(product, wire)
        const { form, typed } = filledForm(product, retrieval)
        const outcome = buildApplication({ form, retrieval, typed, language: 'en', today })
        if (outcome.kind === 'incomplete') expect(outcome.problems).toEqual({})
        else {
          const locked = outcome.application.values.filter((value) => value.locked)
          for (const { field, value } of locked) {
            const held = retrieval.person[field]
            expect(held?.state === 'present' && keptValue(held.value)).toEqual(value)
          }
          const stored = JSON.parse(JSON.stringify(outcome.application.values))
          expect(contentDigest(stored)).toBe(contentDigest(outcome.application.values))
          everyReceipt(outcome.application, product)
        }
      }),
      { numRuns: 80 },
    )
  })
})
