import type { Guard } from '../guard.ts'
import { browserGuards } from './browser.ts'
import { deliveryGuards } from './delivery.ts'
import { formGuards } from './form.ts'
import { keptGuards } from './kept.ts'
import { protocolGuards } from './protocol.ts'

/** Every guard that `npm run guards` switches off, room by room. */
export const guards: readonly Guard[] = [
  ...protocolGuards,
  ...browserGuards,
  ...formGuards,
  ...keptGuards,
  ...deliveryGuards,
]
