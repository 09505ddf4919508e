import type { Product } from '../../product.ts'
import { specimenAccount } from './account.ts'
import { specimenCard } from './card.ts'
import { specimenFamily } from './family.ts'
import { specimenKinds } from './kinds.ts'

/**
 * Forms that tests fill in, so that a bank may add and remove products as it likes. They are frozen: change one with the
 * tests that read it. The demo opens them by their address and lists them nowhere; production does not know them.
 */
export const specimens: readonly Product[] = [specimenAccount, specimenCard, specimenFamily, specimenKinds]
