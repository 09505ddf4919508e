import { timesOf } from '@/app/demo/parts/tours/faults.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { signIn } from '@/lib/auth/sign-in.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { PostedForm } from '../posted-form.ts'
import { isTaken } from './taken.ts'

/** Who logs in, at which connection, for which product, and what goes wrong. */
export interface DemoLogin {
  connection: string
  product: string
  person: string
  fault?: string | undefined
}

/** The login that a form asks for. */
export function logIn(posted: PostedForm, demo: Demo): Promise<Response> {
  const { form } = posted
  return beginLogin(posted, demo, {
    connection: form.get('connection') ?? '',
    product: form.get('product') ?? '',
    person: form.get('person') ?? '',
    fault: form.get('fault') ?? undefined,
  })
}

/**
 * Fault and person first, where the simulator plays this generation; elsewhere its own login page asks. The rest is the
 * login of every applicant.
 */
export async function beginLogin(
  { server, browserToken }: PostedForm,
  { counterpart, played }: Demo,
  { connection, product, person, fault }: DemoLogin,
): Promise<Response> {
  if (fault && !(await isTaken(counterpart?.arm(fault, timesOf(fault))))) return redirectTo('/demo?away=1')
  const isOrdered = person && played.includes(connection)
  if (isOrdered && !(await isTaken(counterpart?.logInAs(person)))) return redirectTo('/demo?away=1')
  return signIn({ services: server.login, connection, productId: product, browserToken })
}
