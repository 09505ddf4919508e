import fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { AnswersForm } from '@/components/form/answers-form.tsx'
import { EligibilityNotices } from '@/components/form/eligibility-notices.tsx'
import { FilledForm } from '@/components/form/filled-form.tsx'
import { FilledHeading } from '@/components/form/filled-heading.tsx'
import { receiptContent } from '@/components/receipt/receipt-content.ts'
import { ReviewStep } from '@/components/review/review-step.tsx'
import { WrongData } from '@/components/review/wrong-data.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { problemTexts } from '@/components/words/problem-text.ts'
import { type Language, languages } from '@/lib/myinfo/language.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { sentFields } from '@/lib/onboarding/answers/sent-fields.ts'
import { buildApplication, withInitial } from '@/lib/onboarding/application/build-application.ts'
import { countAnswers } from '@/lib/onboarding/application/count-answers.ts'
import { eligibilityNotes } from '@/lib/onboarding/beforehand/eligibility.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, type Form } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { specimens } from '@/lib/onboarding/products/specimens/index.ts'
import type { Retrieval } from '@/lib/onboarding/stores.ts'
import { renderReceipt } from '@/lib/receipt/render.tsx'
import { brand } from '../brand.ts'
import { anyPerson, script } from './any-person.ts'
import { filledForm, retrievalOf } from './filled-form.ts'

const today = '2026-11-23'

/** Every step as the form page shows it once it was tried, and as the review shows it. */
function drawn(form: Form, retrieval: Retrieval, language: Language): string {
  const words = wordsFor(language)
  const typed = withInitial(form, {})
  const common = { typed, words }
  const notes = eligibilityNotes({ product: form.product, person: retrieval.person, typed, today })
  const steps = form.steps.map((step) => {
    const asked = askedFields(step.fields)
    const found = checkAnswers({ fields: asked, typed, today })
    const ids = { productId: form.product.id, draftId: 'd', csrfToken: 'c' }
    const texts = problemTexts(asked, words)
    return (
      <div key={step.id}>
        <AnswersForm
          action="/"
          fields={sentFields(asked)}
          today={today}
          found={found}
          texts={texts}
          words={{ error: '', summary: '' }}
        >
          <FilledHeading product="" tally={countAnswers({ form, typed: {}, today })} minutes={1} words={words} />
          <FilledForm
            form={form}
            step={step}
            {...ids}
            {...common}
            problems={found}
            carried={new Set()}
            returning={false}
          />
        </AnswersForm>
        <ReviewStep step={step} changeHref="/" carried={new Set()} {...common} />
        <WrongData {...ids} form={form} words={words} />
      </div>
    )
  })
  return renderToString([<EligibilityNotices key="notes" notes={notes} words={words} />, ...steps])
}

async function printed(product: Product, retrieval: Retrieval, language: Language): Promise<Buffer> {
  const outcome = buildApplication({ ...filledForm(product, retrieval), retrieval, language, today })
  if (outcome.kind === 'incomplete') throw new Error(`step ${outcome.step} is incomplete`)
  const application = { ...outcome.application, reference: 'ABCD-EFGH-JK', status: 'received' as const, receivedAt: 0 }
  const content = receiptContent({
    application,
    product,
    brand,
    checkCode: '',
    fullNric: true,
    words: wordsFor(language),
  })
  return renderReceipt(content, new Date(0))
}

describe.each(specimens)(`whatever the person endpoint answers, the form of $id`, { timeout: 120_000 }, (product) => {
  test('is drawn, and holds no mark-up but ours and no character that a page loses', () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...languages), (wire, language) => {
        const retrieval = retrievalOf(product, wire)
        const html = drawn(buildForm({ product, retrieval }), retrieval, language)
        expect(html.length).toBeGreaterThan(1_000)
        expect(html).not.toContain(script)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(html).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/)
      }),
      { numRuns: 40 },
    )
  })

  test('is printed', async () => {
    await fc.assert(
      fc.asyncProperty(anyPerson, fc.constantFrom(...languages), async (wire, language) => {
        const pdf = await printed(product, retrievalOf(product, wire), language)
        expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-')
      }),
      { numRuns: 5 },
    )
  })
})
