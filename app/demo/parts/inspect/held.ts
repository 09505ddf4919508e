import type { Person, PersonValue } from '@/lib/myinfo/person.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Retrieval, Session } from '@/lib/onboarding/stores.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'
import type { Server } from '@/lib/server/server.ts'

/** One item of a person, as the inspector may show it. */
export interface HeldItem {
  name: string
  /** A length unless it is revealed. */
  value: string
  source?: string
  /** A day, which is about the person too: hidden unless it is revealed. */
  updated?: string
}

const hidden = '••••••••'

/**
 * What the visit of this browser still holds of the person of a journey: its own sealed retrieval, so that it ends with
 * the visit. Nothing for a journey of another browser, and nothing once it has expired or was sent.
 */
export async function retrievalOf(
  journey: Journey,
  { server, session }: { server: Server; session?: Session | undefined },
): Promise<Retrieval | undefined> {
  const { end, connection } = journey
  if (end.kind !== 'retrieved' || !session) return undefined
  for (const { id } of openProducts({ demo: true })) {
    const retrieval = await server.storage.retrievals.find(session.id, id)
    if (retrieval?.retrievedAt === end.retrievedAt && retrieval.connection === connection) return retrieval
  }
  return undefined
}

/** The items of a person, masked unless they are to be revealed. */
export function itemsOf(person: Person, { reveal }: { reveal: boolean }): HeldItem[] {
  return Object.entries(person).map(([name, item]) => ({
    name,
    value: shownValue(item, reveal),
    ...('source' in item && { source: item.source }),
    ...('updated' in item && item.updated && { updated: reveal ? item.updated : hidden }),
  }))
}

function shownValue(item: PersonValue, reveal: boolean): string {
  if (item.state !== 'present') return item.state
  const text = typeof item.value === 'string' ? item.value : JSON.stringify(item.value)
  return reveal ? text : `${hidden} ${text.length} characters`
}
