import { redirectTo } from '@/lib/auth/redirects.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { momentsAfter } from '@/lib/demo/moments.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { PostedForm } from '../posted-form.ts'
import { endVisit } from './reset.ts'

interface ClockOrder {
  request: Request
  posted: PostedForm
  demo: Demo
}

/**
 * Sets the clock of the demo, or removes what would have expired. What expires does so by the database's own clock,
 * which no demo moves: here it is removed exactly as the housekeeping removes it.
 */
export async function setClock({ request, posted, demo }: ClockOrder): Promise<Response> {
  const { server, form } = posted
  const back = ownPath(form.get('returnTo') ?? '/demo')
  const wanted = form.get('clock')
  if (wanted === 'visit-expired') return redirectTo(back, await expireVisit(request, posted))
  if (wanted === 'retrieval-expired') {
    await expireRetrievals(posted)
    return redirectTo(back)
  }
  const moment = momentsAfter(Date.now(), server.config.downtimes).find(({ id }) => id === wanted)
  if (!moment) return posted.refuse('altered', 'clock')
  demo.clock.set(moment.id === 'now' ? undefined : moment.at)
  return redirectTo(back)
}

async function expireRetrievals({ server, session }: PostedForm): Promise<void> {
  if (!session) return
  for (const { id } of openProducts({ demo: true })) await server.storage.retrievals.discard(session.id, id)
}

async function expireVisit(request: Request, posted: PostedForm): Promise<string[]> {
  const { server, session } = posted
  await expireRetrievals(posted)
  for (const { id } of session ? openProducts({ demo: true }) : []) {
    const draft = session && (await server.storage.drafts.current(session.id, id))
    if (session && draft && !draft.reference) await server.storage.drafts.discard(session.id, draft.id)
  }
  return endVisit(request, server)
}
