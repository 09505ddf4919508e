import type { Arrival, History } from './history.ts'

/**
 * What a history proves wrong, as sentences; empty when nothing was lost, doubled, mixed up or told out of order.
 *
 * Pure, so that it can itself be tested on histories that are wrong in one place.
 */
export function check({ client, arrivals, deliveries, isAuditIntact }: History): string[] {
  const effects = arrivals.filter(({ effect }) => effect)
  const acknowledged = client.filter((event) => event.kind === 'acknowledged')
  const started = new Set(client.flatMap((event) => (event.kind === 'started' ? event.draft : [])))
  const received = new Map(effects.flatMap((one) => (one.position === 1 ? [[one.reference, one] as const] : [])))
  return [
    ...acknowledged.flatMap(({ reference, draft }) => judgeAcknowledged(received.get(reference), reference, draft)),
    ...decidedOf(client)
      .filter((reference) => !hasDecision(effects, reference))
      .map((reference) => `${reference} was decided, and its receiver does not know`),
    ...twice(effects.map(({ id }) => id)).map((id) => `${id} had two effects`),
    ...twice(keysOf(arrivals)).map((place) => `${place} came under two keys`),
    ...outOfOrder(effects),
    ...twice(acknowledged.map(({ draft }) => draft)).map((draft) => `draft ${draft} was given two references`),
    ...twice([...received.values()].map(({ marker }) => String(marker))).map(
      (draft) => `draft ${draft} arrived as two applications`,
    ),
    ...arrivals.filter(({ verified }) => !verified).map(({ id }) => `${id} came with a wrong signature`),
    ...deliveries.filter(({ state }) => state !== 'delivered').map(({ id, state }) => `${id} is left ${state}`),
    ...[...received.values()]
      .filter(({ marker }) => !started.has(String(marker)))
      .map(({ reference }) => `${reference} arrived, and nobody had submitted it`),
    ...(isAuditIntact ? [] : ['the chain of the audit is broken']),
  ]
}

function judgeAcknowledged(arrival: Arrival | undefined, reference: string, draft: string): string[] {
  if (!arrival) return [`${reference} was acknowledged and never arrived`]
  return arrival.marker === draft ? [] : [`${reference} arrived with another applicant's answers`]
}

function decidedOf(client: History['client']): string[] {
  return client.flatMap((event) => (event.kind === 'decided' ? event.reference : []))
}

const decisionsOf = new WeakMap<readonly Arrival[], Set<string>>()

function hasDecision(effects: readonly Arrival[], reference: string): boolean {
  const known = decisionsOf.get(effects) ?? new Set(effects.flatMap((one) => (one.position > 1 ? one.reference : [])))
  decisionsOf.set(effects, known)
  return known.has(reference)
}

/** Each key once for each place it came for. */
function keysOf(arrivals: readonly Arrival[]): string[] {
  const keys = new Map(arrivals.map(({ id, reference, position }) => [id, `${reference}-${position}`]))
  return [...keys.values()]
}

function outOfOrder(effects: readonly Arrival[]): string[] {
  const last = new Map<string, number>()
  return effects.flatMap(({ reference, position }) => {
    const before = last.get(reference) ?? 0
    last.set(reference, position)
    return position === before + 1 ? [] : [`${reference}-${position} came after ${reference}-${before}`]
  })
}

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))]
}
