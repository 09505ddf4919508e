import { connectionOf } from '@/lib/onboarding/connection-of.ts'
import { type Finding, fault, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

/**
 * Checks that no two products of different purposes share one FAPI app: Singpass approves an app for one purpose and shows
 * that one at consent, whatever the product is. A product that names an app that is not set up would use another's.
 *
 * @see Singpass developer documentation, "Linkup requirements": one application, one purpose
 */
export function checkPurposes({ config, products }: Inspection): Finding[] {
  const shared = [...config.fapi].flatMap(([connection, { env }]) => {
    const using = products.filter((product) => connectionOf(product, config.connections) === connection)
    const purposes = new Set(using.map(({ purpose }) => purpose))
    if (purposes.size < 2) return []
    const names = using.map(({ id }) => id).join(', ')
    const found = `${names} have ${purposes.size} purposes and share the connection ${connection}`
    // The simulator approves every purpose.
    return [env === 'local' ? warning('purposes', found, advice) : fault('purposes', found, advice)]
  })
  return shared.length > 0 || config.fapi.size === 0 ? shared : [passed('purposes', 'each FAPI app has one purpose')]
}

const advice = {
  why: 'Singpass approves an app for one purpose, and shows that purpose at consent for every product that uses it.',
  fix: "register an app for each purpose: MYINFO_CONNECTIONS=fapi,fapi:cards with SINGPASS_CARDS_CLIENT_ID and SINGPASS_CARDS_KEYS, and `connection: 'fapi:cards'` in the product",
}
