import { redirectTo } from '@/lib/auth/redirects.ts'
import { choosesByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { record } from '@/lib/server/log.ts'
import { withProductForm } from '../../../posted-form.ts'
import { keepStep } from '../../kept-step.ts'
import { openForm } from '../../open-form.ts'

/** Wipes the server's copy of Myinfo and leaves an ordinary form with what was typed, in the step that was open too. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/discard'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'discard' }, async (posted) => {
    const open = await openForm(posted)
    if (open instanceof Response) return open

    const step = open.form.steps.find((candidate) => candidate.id === posted.form.get('step'))
    const kept = step && (await keepStep({ posted, open, step }))
    if (kept instanceof Response) return kept

    const { retrievals, drafts } = posted.server.storage
    await retrievals.discard(open.session.id, open.product.id)
    await drafts.save(open.session.id, open.draft.id, choosesByHand)
    record('info', { event: 'discarded', product: open.product.id })
    return redirectTo(`/${open.product.id}/apply?outcome=discarded`)
  })
}
