import { brand } from '@/app/brand.ts'
import { wordsFor } from '@/components/words/index.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import type { ReadyApplication } from '@/lib/onboarding/application/build-application.ts'
import { productVersion } from '@/lib/onboarding/application/product-version.ts'
import { ineligible } from '@/lib/onboarding/beforehand/eligibility.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { daysFromReceipt } from '@/lib/onboarding/retention.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { record } from '@/lib/server/log.ts'
import type { ProductPost } from '../posted-form.ts'
import type { OpenForm } from './open-form.ts'

/**
 * Stores an application that was agreed to, and leads to its receipt; of someone who cannot have the product, to the page
 * that says so. One that was stored before, by another post of the same form, is answered by `repeated`.
 *
 * The declaration is stored as the applicant read it, and with it the version of the product that was applied for.
 */
export async function sendApplication({
  posted,
  open: { session, draft, product },
  application,
  declared,
  repeated: again = (reference) => redirectTo(`/applications/${reference}`),
}: {
  posted: ProductPost
  open: OpenForm
  application: ReadyApplication
  /** The words beside the box that was ticked. */
  declared: 'review.declare' | 'review.declarePage'
  repeated?: (reference: string) => Response | Promise<Response>
}): Promise<Response> {
  if (isIneligible(product, application)) return redirectTo(`/${product.id}/apply`)
  const text = wordsFor(application.language).t(declared, { operator: brand.operator })
  const { reference, repeated } = await posted.server.storage.applications.submit({
    session: session.id,
    draft: draft.id,
    subject: session.subject,
    application: {
      ...application,
      productVersion: productVersion(product),
      declarations: [{ id: 'true-and-complete', text }],
    },
    retentionDays: daysFromReceipt(product),
  })
  record('info', { event: 'submitted', product: product.id, connection: application.connection, repeated })
  return repeated ? again(reference) : redirectTo(`/applications/${reference}`)
}

/** By what would be stored: a date that was typed counts like one from Myinfo. */
function isIneligible(product: Product, { values }: ReadyApplication): boolean {
  const person = Object.fromEntries(
    values.flatMap(({ field, value }) =>
      typeof value === 'string' ? [[field, { state: 'present' as const, value, source: 'applicant' as const }]] : [],
    ),
  )
  return ineligible({ product, person, typed: {}, today: todayInSingapore() }) !== undefined
}
