import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, forgottenCookies, readCookie } from '@/lib/auth/request/cookies.ts'
import { signIn } from '@/lib/auth/sign-in.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import { type PostedForm, withPostedForm } from '../posted-form.ts'

/** Every control of the demo: logs in as somebody, arms a fault for the next login, or resets everything. */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'demo', back: '/demo' }, async (posted) => {
    const { demo } = posted.server
    if (!demo) return posted.refuse('not_here', 'demo')
    const action = posted.form.get('do')
    if (action === 'log-in') return logIn(posted, demo)
    if (action === 'reset') return resetEverything(request, posted, demo)
    const fault = posted.form.get('fault') ?? ''
    const done = fault ? demo.counterpart?.arm(fault) : demo.counterpart?.reset()
    return redirectTo((await isTaken(done)) ? '/demo' : '/demo?away=1')
  })
}

/** The person first, where the simulator plays this generation; elsewhere its own login page asks. */
async function logIn({ server, form, browserToken }: PostedForm, { counterpart, played }: Demo): Promise<Response> {
  const connection = form.get('connection') ?? ''
  const person = form.get('person') ?? ''
  const isOrdered = person && played.includes(connection)
  if (isOrdered && !(await isTaken(counterpart?.logInAs(person)))) return redirectTo('/demo?away=1')
  return signIn({ services: server.login, connection, productId: form.get('product') ?? '', browserToken })
}

async function resetEverything(
  request: Request,
  { server }: PostedForm,
  { journeys, counterpart }: Demo,
): Promise<Response> {
  const secure = server.config.appUrl.protocol === 'https:'
  const secret = readCookie(request, cookieNames(secure).session)
  if (secret) await server.storage.sessions.end(secret)
  journeys.forget()
  const taken = await isTaken(counterpart?.reset())
  const products = openProducts({ demo: true }).map(({ id }) => id)
  return redirectTo(taken ? '/demo?reset=1' : '/demo?away=1', forgottenCookies({ secure, products }))
}

async function isTaken(order: Promise<void> | undefined): Promise<boolean> {
  if (!order) return false
  return order.then(
    () => true,
    () => false,
  )
}
