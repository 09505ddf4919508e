import { timesOf } from '@/app/demo/parts/tours/faults.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import { type PostedForm, withPostedForm } from '../posted-form.ts'
import { logIn } from './log-in.ts'
import { resetEverything } from './reset.ts'
import { backToShipped, changeDefinition, keepDefinition, undo } from './studio-acts.ts'
import { tryAnswers } from './studio-answers.ts'
import { isTaken } from './taken.ts'
import { setClock } from './time.ts'
import { changePace, goTo } from './tour.ts'

/** What a control of the demo does. */
type Action = (given: { request: Request; posted: PostedForm; demo: Demo }) => Promise<Response>

const actions: Readonly<Record<string, Action>> = {
  'log-in': ({ posted, demo }) => logIn(posted, demo),
  open: async ({ posted }) => openProduct(posted),
  fault: ({ posted, demo }) => setFault(posted, demo),
  clock: ({ request, posted, demo }) => setClock({ request, posted, demo }),
  tour: ({ posted, demo }) => goTo({ posted, demo }),
  'tour-pace': async ({ request, posted, demo }) => changePace({ request, posted, demo }),
  studio: async ({ posted, demo }) => keepDefinition(posted, demo),
  'studio-change': async ({ posted, demo }) => changeDefinition(posted, demo),
  'studio-try': ({ posted, demo }) => tryAnswers(posted, demo),
  'studio-undo': async ({ posted, demo }) => undo(posted, demo),
  'studio-shipped': async ({ posted, demo }) => backToShipped(posted, demo),
  reset: ({ request, posted, demo }) => resetEverything({ request, posted, demo }),
}

/** Every control of the demo: a press of one is a post of its own, which works without scripts. */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'demo', back: '/demo' }, async (posted) => {
    const { demo } = posted.server
    const action = actions[posted.form.get('do') ?? 'log-in']
    return demo && action ? action({ request, posted, demo }) : posted.refuse('not_here', 'demo')
  })
}

/** Whoever opens the address of a post, from their history say, is shown the controls. */
export function GET(): Response {
  return redirectTo('/demo')
}

/** To the first page of a product that is there. */
function openProduct({ form }: PostedForm): Response {
  const product = openProducts({ demo: true }).find(({ id }) => id === form.get('product'))
  return redirectTo(product ? `/${product.id}` : '/demo')
}

async function setFault({ form }: PostedForm, { counterpart }: Demo): Promise<Response> {
  const fault = form.get('fault') ?? ''
  const order = fault ? counterpart?.arm(fault, timesOf(fault)) : counterpart?.reset()
  const back = ownPath(form.get('returnTo') ?? '/demo')
  return redirectTo((await isTaken(order)) ? back : '/demo?away=1')
}
