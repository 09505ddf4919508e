import { redirectTo } from '@/lib/auth/redirects.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Form } from '@/lib/onboarding/form/form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Draft, Retrieval, Session } from '@/lib/onboarding/stores.ts'
import type { ProductPost } from '../posted-form.ts'

export interface OpenForm {
  product: Product
  session: Session
  draft: Draft
  retrieval?: Retrieval
  form: Form
}

/**
 * The unfinished form that a post belongs to, or where to send the applicant instead.
 *
 * The form's id must be one that this session owns: a page left open by someone else in the same browser, or by an
 * ended session, finds nothing. A form that is already submitted leads to its receipt, or where `sent` says.
 */
export async function openForm(
  { server, form: posted, session, product }: ProductPost,
  sent: (reference: string) => Response | Promise<Response> = (reference) => redirectTo(`/applications/${reference}`),
): Promise<OpenForm | Response> {
  if (!session) return redirectTo(`/${product.id}?outcome=expired`)

  const draft = await server.storage.drafts.find(session.id, posted.get('form') ?? '')
  if (draft?.product !== product.id) return redirectTo(`/${product.id}?outcome=other_person`)
  if (draft.reference) return sent(draft.reference)

  const retrieval = await server.storage.retrievals.find(session.id, product.id)
  return { product, session, draft, retrieval, form: buildForm({ product, retrieval, typed: draft.answers }) }
}

/** The posted form without the names that are ours. */
export function withoutControls(posted: URLSearchParams): URLSearchParams {
  const controls = ['csrfToken', 'form', 'step', 'intent']
  return new URLSearchParams([...posted].filter(([name]) => !controls.includes(name)))
}
