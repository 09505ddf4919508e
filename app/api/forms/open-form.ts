import { redirectTo } from '@/lib/auth/redirects.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Form } from '@/lib/onboarding/form/form.ts'
import { controlNames } from '@/lib/onboarding/inputs/input-name.ts'
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
  sent: ToReceipt = toReceipt,
): Promise<OpenForm | Response> {
  if (!session) return redirectTo(`/${product.id}?outcome=expired`)

  const draft = await server.storage.drafts.find(session.id, posted.get('form') ?? '')
  if (draft?.product !== product.id) {
    const movedOn = await server.storage.drafts.hasMovedOn(session.id, product.id)
    return redirectTo(`/${product.id}?outcome=${movedOn ? 'elsewhere' : 'other_person'}`)
  }
  if (draft.reference) return sent(draft.reference)

  const retrieval = await server.storage.retrievals.find(session.id, product.id)
  return { product, session, draft, retrieval, form: buildForm({ product, retrieval, typed: draft.answers }) }
}

type ToReceipt = (reference: string) => Response | Promise<Response>

const toReceipt: ToReceipt = (reference) => redirectTo(`/applications/${reference}`)

/**
 * Where a form leads that another request has sent since it was read; undefined while it is not sent.
 *
 * Whoever sends a form takes its answers and its retrieval away in the same moment. So before anybody is told that
 * something is missing, out of date or expired, this is asked.
 */
export async function sentMeanwhile(
  { server, form, session }: ProductPost,
  sent: ToReceipt = toReceipt,
): Promise<Response | undefined> {
  const draft = session && (await server.storage.drafts.find(session.id, form.get('form') ?? ''))
  return draft?.reference ? sent(draft.reference) : undefined
}

/** The posted form without the names that are ours. */
export function withoutControls(posted: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...posted].filter(([name]) => !controlNames.includes(name)))
}
