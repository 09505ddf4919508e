import type { Metadata } from 'next'
import { FilledForm } from '@/components/form/filled-form.tsx'
import { StepFields } from '@/components/form/step-fields.tsx'
import { wordsFor } from '@/components/words/index.ts'
import { isAttribute } from '@/lib/myinfo/catalogue.ts'
import { parsePerson } from '@/lib/myinfo/parse-person.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { languageFrom } from '@/lib/onboarding/language.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Retrieval } from '@/lib/onboarding/stores.ts'
import { missing } from '../../../missing.ts'
import { one } from '../../../query.ts'
import { currentVisit } from '../../../visit.ts'
import { definitionOf } from '../../parts/studio/definition.ts'

export const metadata: Metadata = { title: 'Preview' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The form of a definition for one person of the gallery, or by hand: to be looked at, and sent nowhere. */
export default async function PreviewPage({ searchParams }: Props) {
  const [visit, query] = [await currentVisit(), await searchParams]
  const definition = visit.demo && visit.server.demo ? definitionOf(visit, one(query, 'product') ?? '') : undefined
  if (!definition) missing()
  const { shown: product } = definition
  const wire = await visit.server.demo?.counterpart?.person(one(query, 'person') ?? '')
  const retrieval = wire ? retrievalOf(product, wire) : undefined
  const form = buildForm({ product, ...(retrieval && { retrieval }) })
  const words = wordsFor(languageFrom(one(query, 'language')))
  const common = { draftId: '', csrfToken: '', typed: {}, problems: {}, returning: false, words }
  return (
    <main id="main" lang={words.language} className="page studio-preview" inert>
      <h1 className="text-display">{words.of(product.name)}</h1>
      {form.steps.map((step) => (
        <section key={step.id}>
          <h2 className="text-h1 mt-8">{words.of(step.title)}</h2>
          {retrieval ? (
            <FilledForm form={form} step={step} {...common} carried={new Set()} />
          ) : (
            <StepFields productId={product.id} step={step} first={step === form.steps[0]} {...common} />
          )}
        </section>
      ))}
    </main>
  )
}

function retrievalOf(product: Product, wire: unknown): Retrieval {
  const { person } = parsePerson(wire, attributesOf(product).filter(isAttribute))
  return { id: '', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 0 }
}
