import type { Config } from '@/lib/config/config.ts'
import { createDemoClock, type DemoClock } from './clock.ts'
import { type Counterpart, createCounterpart } from './counterpart.ts'
import { createJourneys, type Journeys } from './journeys.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { followRequests, type Requests } from './requests.ts'
import { createStudio, type Studio } from './studio.ts'
import { createTours, type Tours } from './tours.ts'

/** What only a demo has. */
export interface Demo {
  journeys: Journeys
  requests: Requests
  clock: DemoClock
  tours: Tours
  studio: Studio
  /** Where its e-mail ends. */
  mailbox: Mailbox
  /** Absent where no simulator of ours plays Singpass on this machine. */
  counterpart?: Counterpart
  /** The connections whose other side it plays. */
  played: readonly string[]
}

/** The demo's own parts, by the settings that it runs with. */
export async function createDemo({
  fapi,
  v3,
  connections,
}: Pick<Config, 'fapi' | 'v3' | 'connections'>): Promise<Demo> {
  const requests = followRequests(Date.now)
  const own = {
    requests,
    journeys: createJourneys(Date.now, requests),
    clock: createDemoClock(Date.now),
    tours: createTours(),
    studio: createStudio(),
    mailbox: await openMailbox(Date.now),
  }
  const app = [...fapi.values()].find(({ env, issuer }) => env === 'local' && isLoopback(issuer))
  if (!app) return { ...own, played: [] }
  const { origin } = new URL(app.issuer)
  const playsV3 = v3?.url !== undefined && new URL(v3.url).origin === origin
  const played = connections.filter((connection) => (connection === 'v3' ? playsV3 : fapi.has(connection)))
  return { ...own, counterpart: createCounterpart(origin), played }
}

function isLoopback(issuer: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)
}
