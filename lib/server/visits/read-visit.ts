import { productsOnOffer } from '@/lib/onboarding/products/index.ts'
import type { Session } from '@/lib/onboarding/stores.ts'
import type { BegunForm, OwnReceipt } from '@/lib/onboarding/visit-store.ts'
import type { Server } from '../server.ts'

/** What a page has been told by the store of the session that asks for it. */
export interface ReadVisit {
  /** Absent for a browser without a session, or with one that has ended. */
  session?: Session
  /** What the session has begun, by product, of those that the page shows. */
  forms?: ReadonlyMap<string, BegunForm>
  /** What the page of a receipt shows, where the session may see it. */
  receipt?: OwnReceipt
}

/**
 * Reads everything that the page of a path shows of a session, by one question to the store.
 *
 * @throws {StorageUnavailable} when the store is away
 */
export async function readVisit(
  { storage, config, findProduct }: Pick<Server, 'storage' | 'config' | 'findProduct'>,
  { secret, path }: { secret: string; path: string },
): Promise<ReadVisit> {
  const [pathname = ''] = path.split(/[?#]/)
  const [, first = '', second] = pathname.split('/')
  if (first === 'applications' && second) return (await storage.visits.receipt(secret, second)) ?? {}
  const shown = pathname === '/' ? productsOnOffer(config) : [findProduct(first) ?? []].flat()
  const products = shown.map(({ id }) => id)
  return (await storage.visits.forms(secret, products)) ?? {}
}
