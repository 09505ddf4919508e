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

/** Why a form is not open for a post, and where it was sent to if it was. */
export type ClosedForm = { closed: 'expired' | 'elsewhere' | 'other_person' } | { closed: 'sent'; reference: string }

/**
 * The unfinished form that a post belongs to, or why it is closed.
 *
 * The form's id must be one that this session owns: a page left open by someone else in the same browser, or by an
 * ended session, finds nothing.
 */
export async function findForm({
  server,
  form: posted,
  session,
  product,
}: ProductPost): Promise<OpenForm | ClosedForm> {
  if (!session) return { closed: 'expired' }

  const draft = await server.storage.drafts.find(session.id, posted.get('form') ?? '')
  if (draft?.product !== product.id) {
    const movedOn = await server.storage.drafts.hasMovedOn(session.id, product.id)
    return { closed: movedOn ? 'elsewhere' : 'other_person' }
  }
  if (draft.reference) return { closed: 'sent', reference: draft.reference }

  const retrieval = await server.storage.retrievals.find(session.id, product.id)
  return { product, session, draft, retrieval, form: buildForm({ product, retrieval, typed: draft.answers }) }
}

/** The unfinished form of a post, or the page of what became of it: the receipt, or what `sent` says, once it is sent. */
export async function openForm(posted: ProductPost, sent: ToReceipt = toReceipt): Promise<OpenForm | Response> {
  const found = await findForm(posted)
  if (!('closed' in found)) return found
  return found.closed === 'sent' ? sent(found.reference) : redirectTo(pageOf(posted.product, found))
}

/** Why the answers of a post could not be kept, although its form was open when it began: another request has closed it. */
export async function closedMeanwhile(posted: ProductPost): Promise<ClosedForm> {
  const now = await findForm(posted)
  return 'closed' in now ? now : { closed: 'expired' }
}

/** The page that says what became of a form and how to go on. */
export function pageOf({ id }: Product, form: ClosedForm): string {
  return form.closed === 'sent' ? `/applications/${form.reference}` : `/${id}?outcome=${form.closed}`
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
