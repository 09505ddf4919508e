import { isAttribute } from '@/lib/myinfo/catalogue.ts'
import { parsePerson } from '@/lib/myinfo/parse-person.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Form } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Retrieval, TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Tried } from '@/lib/server/demo/studio.ts'
import type { Server } from '@/lib/server/server.ts'
import { definitionOf } from './definition.ts'

/** What the phone of the studio shows. */
export interface PreviewForm {
  form: Form
  answers: TypedAnswers
}

/** The form of this browser's definition, for somebody of the gallery or by hand, as it was answered so far. */
export async function previewForm(
  { server, csrfToken }: { server: Server; csrfToken: string },
  about: Tried,
): Promise<PreviewForm | undefined> {
  const definition = server.demo && definitionOf({ server, csrfToken }, about.product)
  if (!server.demo || !definition) return undefined
  const { shown: product } = definition
  const wire = await server.demo.counterpart?.person(about.person)
  const answers = server.demo.studio.answers(csrfToken, about)
  const form = buildForm({ product, typed: answers, ...(wire ? { retrieval: retrievalOf(product, wire) } : {}) })
  return { form, answers }
}

function retrievalOf(product: Product, wire: unknown): Retrieval {
  const { person } = parsePerson(wire, attributesOf(product).filter(isAttribute))
  return { id: '', connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0, expiresAt: 0 }
}
