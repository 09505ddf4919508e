import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, savedLinkPath, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { withProductForm } from '../../../posted-form.ts'
import { keepStep } from '../../kept-step.ts'
import { closedMeanwhile, openForm, pageOf } from '../../open-form.ts'

/** How long the page shows a link that was made, in seconds. */
const seconds = 600

/**
 * Keeps the step that was open, makes the private link to the answers, and shows it. The secret travels to that one
 * page in a cookie that no other page is sent.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/resume-link'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'resume-link', page: '/apply' }, async (posted) => {
    const open = await openForm(posted)
    if (open instanceof Response) return open
    const step = open.form.steps.find((candidate) => candidate.id === posted.form.get('step'))
    const kept = step && (await keepStep({ posted, open, step }))
    if (kept instanceof Response) return kept

    const link = await posted.server.storage.resumeLinks.make(open.session.id, open.draft.id)
    if (!link) return redirectTo(pageOf(open.product, await closedMeanwhile(posted)))
    const path = savedLinkPath(open.product.id)
    const secure = posted.server.config.appUrl.protocol === 'https:'
    const cookie = { name: cookieNames(secure).savedLink, value: link.secret, secure, path, maxAge: seconds }
    return redirectTo(path, [serialiseCookie(cookie)])
  })
}
