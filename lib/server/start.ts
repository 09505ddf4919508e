import type { LetterWriter } from '@/lib/onboarding/application/letter.ts'
import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { usesWithoutArtwork } from '@/lib/onboarding/singpass-artwork.ts'
import { ConfigError, config } from '../config/config.ts'
import { StorageUnavailable, startAdvice } from '../storage/database.ts'
import type { BusyPage } from './admission/busy.ts'
import { watchAdmission } from './admission/watch.ts'
import { logFrameworkLines } from './framework-lines.ts'
import { openFrontDoor } from './front-door/front-door.ts'
import { refusals } from './front-door/refusals.ts'
import { leaveInOrder, leaveWhileStarting } from './leaving.ts'
import { record, recorded } from './log.ts'
import { metrics } from './metrics/metrics.ts'
import { serveMetrics } from './metrics/serve.ts'
import { withinPart } from './origin/part.ts'
import { warmReceipts } from './receipts.ts'
import { getServer } from './server.ts'
import { leaveOutFramework } from './spans/requests.ts'

/** Exit code for a wrong setting, as in `sysexits.h`. */
const configurationExit = 78

/**
 * Builds the server before the first request, behind its front door; leaves with one clear message when it cannot.
 *
 * @param write puts letters to applicants into words
 * @param busyPage says to whom too many are in front of that it is so
 */
export function start(write: LetterWriter, busyPage: BusyPage): Promise<void> {
  return withinPart('start', () => startOnce(write, busyPage))
}

async function startOnce(write: LetterWriter, busyPage: BusyPage): Promise<void> {
  try {
    const { appUrl, production, demo, drainSeconds, metrics: address, ...settings } = config()
    leaveOutFramework()
    const hasStarted = leaveWhileStarting({ record, recorded })
    const pool = { waiting: () => 0 }
    const admission = production ? watchAdmission(() => pool.waiting()) : undefined
    const https = appUrl.protocol === 'https:'
    openFrontDoor({ ...settings, https, development: !production, appUrl, ...admission, busyPage })
    const { delivery, storage } = await getServer(write)
    pool.waiting = () => storage.connections().waiting
    if (address) await serveMetrics(address, metrics())
    hasStarted()
    leaveInOrder({ drain: drainSeconds * 1_000, finish: delivery.stop, tellRest: refusals.tellRest, record, recorded })
    if (production && !demo) warnOfButtons()
    if (production) warmUp()
  } catch (failure) {
    console.error(whyOf(failure))
    process.exit(failure instanceof ConfigError ? configurationExit : 1)
  }
}

function whyOf(failure: unknown): string {
  if (failure instanceof StorageUnavailable) return startAdvice(failure)
  return failure instanceof Error ? failure.message : 'The server could not start.'
}

/** Singpass takes its own artwork alone; the doctor tells more. */
function warnOfButtons(): void {
  for (const { use, products } of usesWithoutArtwork(productsOnOffer({ demo: false })))
    record('warn', { event: 'singpass_artwork_missing', use, products: products.join(',') })
}

/** What production alone does once it is up: nobody waits for it. */
function warmUp(): void {
  logFrameworkLines()
  warmReceipts().catch(({ name, message }: Error) => record('error', { event: 'receipts_cold', name, reason: message }))
}
