import type { Config } from '@/lib/config/config.ts'
import { type Counterpart, createCounterpart } from './counterpart.ts'
import { createJourneys, type Journeys } from './journeys.ts'

/** What only a demo has. */
export interface Demo {
  journeys: Journeys
  /** Absent where no simulator of ours plays Singpass on this machine. */
  counterpart?: Counterpart
  /** The connections whose other side it plays. */
  played: readonly string[]
}

/** The demo's own parts, by the settings that it runs with. */
export function createDemo({ fapi, v3, connections }: Pick<Config, 'fapi' | 'v3' | 'connections'>): Demo {
  const journeys = createJourneys(Date.now)
  const app = [...fapi.values()].find(({ env, issuer }) => env === 'local' && isLoopback(issuer))
  if (!app) return { journeys, played: [] }
  const { origin } = new URL(app.issuer)
  const playsV3 = v3?.url !== undefined && new URL(v3.url).origin === origin
  const played = connections.filter((connection) => (connection === 'v3' ? playsV3 : fapi.has(connection)))
  return { journeys, counterpart: createCounterpart(origin), played }
}

function isLoopback(issuer: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)
}
