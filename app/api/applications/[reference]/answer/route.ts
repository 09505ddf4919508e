import { redirectTo } from '@/lib/auth/redirects.ts'
import { withPostedForm } from '../../../posted-form.ts'
import { refuse } from '../../../refusal.ts'
import { requestLanguage } from '../../../request-language.ts'

const LONGEST = 2_000

/** Takes the applicant's answer to the question that staff have asked. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/applications/[reference]/answer'>,
): Promise<Response> {
  const { reference } = await params
  if (!/^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/.test(reference))
    return refuse({ refusal: 'not_here', language: requestLanguage(request) })
  const back = `/applications/${reference}`
  return withPostedForm({ request, route: 'answer', back }, async ({ server, session, form, refuse: refused }) => {
    const words = (form.get('answer') ?? '').replaceAll('\r\n', '\n').trim()
    if (words === '') return redirectTo(`${back}?outcome=answer_missing#answer`)
    if (words.length > LONGEST) return refused('too_large', 'answer')
    if (!session) return refused('not_here', 'session')
    const taken = await server.storage.applications.answer(session.id, reference, words)
    return redirectTo(taken ? `${back}?outcome=answered` : back)
  })
}
