import { redirectTo } from '@/lib/auth/redirects.ts'
import { record } from '@/lib/server/log.ts'
import type { StaffCase } from '@/lib/staff/stores.ts'
import { verdictOn } from '@/lib/staff/verdict.ts'
import { type PostedDecision, readDecision } from '../../decision-in.ts'
import { type StaffPost, withCaseForm } from '../../staff-form.ts'

type Decision = PostedDecision['decided']
type CasePost = StaffPost & { reference: string; page: string }

/**
 * Accepts, declines, asks, or proposes to. Of two at the same time the second is shown both, with the words kept.
 */
export function POST(request: Request, { params }: RouteContext<'/api/staff/[reference]/decide'>): Promise<Response> {
  const route = { request, params, route: 'staff-decide', permission: 'review' } as const
  return withCaseForm(route, async (posted) => {
    const { server, session, form, reference, page, refuse } = posted
    const read = readDecision(form, page)
    if (read instanceof Response) return read
    const { seen, decided } = read
    if (seen === undefined) return refuse('altered', 'seen')
    const found = await server.storage.staffApplications.open(reference, session.member.id)
    if (!found) return refuse('not_here', 'reference')
    return settle({ ...posted, found, seen, decided })
  })
}

async function settle(posted: CasePost & { found: StaffCase; seen: number; decided: Decision }): Promise<Response> {
  const { server, session, found, page, decided } = posted
  const fourEyes = server.findProduct(found.application.product)?.fourEyes === true
  const about = { held: session.roles, member: session.member.id, fourEyes, proposal: found.proposal }
  const verdict = verdictOn({ decision: decided.decision, ...about })
  if (found.position !== posted.seen) return tooLate(posted)
  if (verdict === 'decide') return decide(posted)
  return verdict === 'propose' ? propose(posted) : redirectTo(`${page}?outcome=${verdict}#decide`)
}

type Settling = CasePost & { seen: number; decided: Decision }

async function decide(posted: Settling): Promise<Response> {
  const { server, session, reference, page, seen, decided } = posted
  const decidedBy = `staff:${session.member.id}`
  const request = { reference, products: ['*'], decidedBy, seen, ...decided }
  const result = await server.storage.bankApplications.decide(request)
  if (result.kind !== 'decided') return tooLate(posted)
  record('info', { event: 'decided', decision: decided.decision, client: decidedBy, repeated: result.repeated })
  return redirectTo(`${page}?outcome=decided`)
}

async function propose(posted: Settling): Promise<Response> {
  const { server, session, reference, page, seen: position, decided } = posted
  const { decision, reason: words } = decided
  if (decision === 'question') return redirectTo(page)
  const { staffApplications } = server.storage
  const stands = await staffApplications.propose({ reference, member: session.member.id, position, decision, words })
  return stands ? redirectTo(`${page}?outcome=proposed`) : tooLate(posted)
}

async function tooLate({ server, session, reference, page, seen: position, decided }: Settling): Promise<Response> {
  const { decision, reason: words } = decided
  const unmade = { reference, member: session.member.id, position, decision, words }
  const attempt = await server.storage.staffApplications.keepUnmade(unmade)
  return redirectTo(`${page}/decided-first?attempt=${attempt}`)
}
