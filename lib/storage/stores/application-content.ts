import { languageFrom } from '@/lib/myinfo/language.ts'
import type { WayBack } from '@/lib/onboarding/application/way-back.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import type { applications } from '../schema/applications.ts'
import type { Sealer } from '../sealing/seal.ts'
import { leftOut, placeOf } from './sealed-rows.ts'

/** What is sealed of an application. Those from before there was a way back have none. */
type Content = Pick<Application, 'values' | 'productVersion' | 'declarations'> & { wayBack?: WayBack }

/** What an application's sealed column is made of. */
export function contentOf({ values, productVersion, declarations, wayBack }: Content): Content {
  return { values, productVersion, declarations, wayBack }
}

/** An application from its row. */
export async function applicationOf(sealer: Sealer, row: typeof applications.$inferSelect): Promise<Application> {
  return (await openApplication(sealer, row)).application
}

/**
 * An application from its row, with its way back. Applications stored before declarations were kept hold a list of
 * values alone; they are read for as long as they are kept.
 */
export async function openApplication(
  sealer: Sealer,
  row: typeof applications.$inferSelect,
): Promise<{ application: Application; way?: WayBack }> {
  const { reference, product, connection, api, withoutAgencies, language, status, receivedAt } = row
  const { wayBack: way, ...content } = await openContent(sealer, row)
  const application = {
    reference,
    product,
    connection,
    api,
    ...leftOut(withoutAgencies),
    language: languageFrom(language),
    status: statusOf(status),
    receivedAt: receivedAt.getTime(),
    ...content,
  }
  return { application, way }
}

/** The way back to an application from its row. */
export async function wayBackOf(sealer: Sealer, row: typeof applications.$inferSelect): Promise<WayBack | undefined> {
  return (await openContent(sealer, row)).wayBack
}

async function openContent(sealer: Sealer, row: typeof applications.$inferSelect): Promise<Content> {
  const place = placeOf('applications', row.reference, row)
  const sealed = await sealer.open<Content | Content['values']>(place, row.answers)
  return isList(sealed) ? { values: sealed } : sealed
}

/** A stored status; `received` for one that this version does not know. */
export function statusOf(stored: string): Application['status'] {
  return (['question', 'accepted', 'declined'] as const).find((status) => status === stored) ?? 'received'
}

function isList(sealed: Content | Content['values']): sealed is Content['values'] {
  return Array.isArray(sealed)
}
