import { toursOf } from '@/app/demo/parts/tours/tours.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import type { Act } from '@/lib/demo/tours.ts'
import { findProduct } from '@/lib/onboarding/products/index.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { TourState } from '@/lib/server/demo/tours.ts'
import type { PostedForm } from '../posted-form.ts'
import { bankActs } from './bank-acts.ts'
import { fillIn, send } from './form-acts.ts'
import { beginLogin } from './log-in.ts'

interface TourOrder {
  posted: PostedForm
  demo: Demo
}

/** Goes to a step of a tour, and does what leads there; without a tour it ends the one under way. */
export async function goTo({ posted, demo }: TourOrder): Promise<Response> {
  const { form, browserToken } = posted
  const before = demo.tours.of(browserToken)
  const state = stateFrom(form, before)
  const tour = toursOf(state.product).find(({ id }) => id === state.tour)
  const step = tour?.steps[state.step]
  if (!step) {
    demo.tours.end(browserToken)
    return redirectTo(before?.stage ? '/demo/presenter' : '/demo/tour')
  }
  demo.tours.set(browserToken, state)
  const answer = await perform(step.act, { posted, demo, state })
  const [, reference, anchor] = /^(?:\/applications\/([A-Z-]+))?[^#]*(#[\w-]+)?$/.exec(placeOf(answer)) ?? []
  demo.tours.set(browserToken, { ...state, ...(reference && { reference }), ...(anchor && { anchor }) })
  return answer
}

function placeOf({ headers }: Response): string {
  return headers.get('location') ?? ''
}

/** Lets a tour run by itself or stand, on the page that it stands on. */
export function changePace({ request, posted, demo }: TourOrder & { request: Request }): Response {
  const { form, browserToken } = posted
  const state = demo.tours.of(browserToken)
  if (state) demo.tours.set(browserToken, { ...state, playing: form.get('playing') === '1' })
  const from = request.headers.get('referer') ?? ''
  const page = URL.canParse(from) ? new URL(from) : undefined
  return redirectTo(ownPath(page ? page.pathname + page.search : '/demo/tour'))
}

/** What the form says, and what it leaves out as it was. */
function stateFrom(form: URLSearchParams, before: TourState | undefined): TourState {
  const wanted = form.get('product') ?? before?.product ?? ''
  return {
    tour: form.get('tour') ?? '',
    step: Math.max(0, Number(form.get('step') ?? 0) || 0),
    playing: (form.get('playing') ?? (before?.playing ? '1' : '')) === '1',
    stage: (form.get('stage') ?? (before?.stage ? '1' : '')) === '1',
    product: findProduct(wanted, { demo: true })?.id ?? 'savings-account',
    person: form.get('person') ?? before?.person ?? '',
    fault: form.get('fault') ?? before?.fault,
    ...(before?.reference && { reference: before.reference }),
  }
}

async function perform(act: Act, given: TourOrder & { state: TourState }): Promise<Response> {
  const { posted, demo, state } = given
  if (act.kind === 'page') return redirectTo(act.path)
  if (act.kind === 'log-in') return logIn(given, act.fault ?? state.fault)
  if (act.kind === 'fill') return fillIn(posted, state.product)
  if (act.kind === 'send') return send(posted, state.product)
  return bankActs[act.kind]({ server: posted.server, demo, reference: state.reference })
}

async function logIn({ posted, demo, state }: TourOrder & { state: TourState }, fault?: string): Promise<Response> {
  const people = (await demo.counterpart?.people()) ?? []
  // People of somebody's own stand first and have no group.
  const first = people.find(({ group }) => group) ?? people[0]
  const connection = posted.server.config.connections.find((one) => one !== 'v3') ?? 'v3'
  const person = state.person || (first?.id ?? '')
  return beginLogin(posted, demo, { connection, product: state.product, person, fault })
}
