import { redirectTo } from '@/lib/auth/redirects.ts'
import type { ReadyApplication } from '@/lib/onboarding/application/build-application.ts'
import { record } from '@/lib/server/log.ts'
import type { ProductPost } from '../posted-form.ts'
import type { OpenForm } from './open-form.ts'

/**
 * Stores an application that was agreed to, and leads to its receipt. One that was stored before, by another post of
 * the same form, is answered by `repeated`.
 */
export async function sendApplication({
  posted,
  open: { session, draft, product },
  application,
  repeated: again = (reference) => redirectTo(`/applications/${reference}`),
}: {
  posted: ProductPost
  open: OpenForm
  application: ReadyApplication
  repeated?: (reference: string) => Response | Promise<Response>
}): Promise<Response> {
  const { reference, repeated } = await posted.server.storage.applications.submit({
    session: session.id,
    draft: draft.id,
    application,
    retentionDays: product.retentionDays,
  })
  record('info', { event: 'submitted', product: product.id, connection: application.connection, repeated })
  return repeated ? again(reference) : redirectTo(`/applications/${reference}`)
}
