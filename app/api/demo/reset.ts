import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, forgottenCookies, readCookie } from '@/lib/auth/request/cookies.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Counterpart } from '@/lib/server/demo/counterpart.ts'
import type { Demo } from '@/lib/server/demo/demo.ts'
import type { Server } from '@/lib/server/server.ts'
import type { PostedForm } from '../posted-form.ts'
import { isTaken } from './taken.ts'

/** Of the server, what the end of a visit takes. */
interface VisitKept {
  config: Pick<Server['config'], 'appUrl'>
  storage: Pick<Server['storage'], 'sessions'>
}

interface Reset {
  request: Request
  posted: Pick<PostedForm, 'browserToken'> & { server: VisitKept }
  demo: {
    journeys: Pick<Demo['journeys'], 'forget'>
    mailbox: Pick<Demo['mailbox'], 'forget'>
    clock: Pick<Demo['clock'], 'set'>
    tours: Pick<Demo['tours'], 'end'>
    counterpart?: Pick<Counterpart, 'reset'>
  }
}

/** Everything that the button says: visit, journeys, clock, and what the simulator was told. */
export async function resetEverything({ request, posted, demo }: Reset): Promise<Response> {
  const forgotten = await endVisit(request, posted.server)
  demo.journeys.forget()
  demo.mailbox.forget()
  demo.clock.set()
  demo.tours.end(posted.browserToken)
  // Where MockPass alone plays Singpass, nothing was told to anybody.
  const taken = demo.counterpart === undefined || (await isTaken(demo.counterpart.reset()))
  return redirectTo(taken ? '/demo?reset=1' : '/demo?away=1', forgotten)
}

/**
 * Ends the visit of this browser; the cookies that forget it go with the answer. The browser stays known by its token:
 * what is edited in the studio is kept by it, and forms of the demo in other tabs have it.
 */
export async function endVisit(request: Request, { config, storage }: VisitKept): Promise<string[]> {
  const secure = config.appUrl.protocol === 'https:'
  const { session, browser } = cookieNames(secure)
  const secret = readCookie(request, session)
  if (secret) await storage.sessions.end(secret)
  const forgotten = forgottenCookies({ secure, products: openProducts({ demo: true }).map(({ id }) => id) })
  return forgotten.filter((cookie) => !cookie.startsWith(`${browser}=`))
}
