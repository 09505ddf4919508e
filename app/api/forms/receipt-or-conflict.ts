import { redirectTo } from '@/lib/auth/redirects.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import type { PostedForm } from '../posted-form.ts'

/**
 * Answers the submit of a form that was submitted before: with its receipt, or with 409 where the review that was
 * posted showed other answers than those that are stored.
 */
export async function receiptOrConflict(posted: PostedForm, reference: string): Promise<Response> {
  const receipt = `/applications/${reference}`
  const content = posted.form.get('content')
  if (!content || !posted.session) return redirectTo(receipt)

  const stored = await posted.server.storage.applications.find(posted.session.id, reference)
  const isOther = stored && contentDigest(stored.values) !== content
  return isOther ? posted.refuse('sent_otherwise', 'content', { back: receipt }) : redirectTo(receipt)
}
