import type { Metadata } from 'next'
import { StepRefresh } from '@/app/[product]/apply/step-refresh.tsx'
import { FilledForm } from '@/components/form/filled-form.tsx'
import { StepFields } from '@/components/form/step-fields.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import { askedFields, type Form, type FormStep, fieldsOf } from '@/lib/onboarding/form/form.ts'
import { languageFrom } from '@/lib/onboarding/language.ts'
import { missing } from '../../../missing.ts'
import { one } from '../../../query.ts'
import { currentVisit } from '../../../visit.ts'
import { previewForm } from '../../parts/studio/preview-form.ts'

export const metadata: Metadata = { title: 'Preview' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/**
 * The form of a definition for one person of the gallery, or by hand: it can be answered, and asks on as the real one
 * would, but is sent nowhere.
 */
export default async function PreviewPage({ searchParams }: Props) {
  const [visit, query] = [await currentVisit(), await searchParams]
  const about = { product: one(query, 'product') ?? '', person: one(query, 'person') ?? '' }
  const preview = visit.demo ? await previewForm(visit, about) : undefined
  if (!preview) missing()
  const { form, answers } = preview
  const words = wordsFor(languageFrom(one(query, 'language')))
  const typed = withInitial(form, answers)
  const common = { draftId: '', csrfToken: visit.csrfToken, typed, problems: {}, returning: false, words }
  return (
    <main id="main" aria-label="Preview" lang={words.language} className="page studio-preview">
      <h1 className="text-display">{words.of(form.product.name)}</h1>
      <StepRefresh />
      <form method="post" action="/api/demo" noValidate>
        <input type="hidden" name="do" value="studio-try" />
        {Object.entries({ ...about, language: words.language }).map(([name, value]) => (
          <input key={name} type="hidden" name={`try-${name}`} value={value} />
        ))}
        {form.steps.map((step) => (
          <section key={step.id}>
            <h2 className="text-h1 mt-8">{words.of(step.title)}</h2>
            {form.retrieved ? (
              <FilledForm form={form} step={decidingForAll(form, step)} {...common} carried={new Set()} />
            ) : (
              <StepFields
                productId={form.product.id}
                step={decidingForAll(form, step)}
                first={step === form.steps[0]}
                {...common}
              />
            )}
          </section>
        ))}
      </form>
    </main>
  )
}

/** A step whose answers decide for all steps, for here all of them are on one page. */
function decidingForAll(form: Form, step: FormStep): FormStep {
  const others = form.steps.filter((one) => one !== step)
  const hidden = [
    ...step.hidden,
    ...others.flatMap((one) => one.hidden),
    ...askedFields(fieldsOf({ ...form, steps: others })),
  ]
  return { ...step, hidden }
}
