import type { Sight } from '../browser/journey-by-http.ts'
import { chosenBy, type Evidence, galleryOf } from './evidence.ts'
import { referenceShown } from './reference-shown.ts'

/** What holds whatever goes wrong. */
interface Invariant {
  id: string
  what: string
  /** What was seen against it, as sentences. */
  against(evidence: Evidence): string[]
}

/**
 * Milliseconds that an answer may take on a machine that does nothing else: a login's start has one more try of its pushed
 * request, a callback waits 15 seconds.
 */
const longest = { page: 5_000, start: 7_000, callback: 16_000 }

const failing = ['unavailable', 'agency_downtime', 'no_myinfo', 'start_again', 'refused', 'invalid', 'stronger_login']

/** The nine of them, by their numbers. */
export const invariants: readonly Invariant[] = [
  {
    id: 'N1',
    what: 'what was acknowledged is never lost',
    against: ({ sights, stored }) =>
      receiptsIn(sights).flatMap((reference) =>
        stored && !stored.references.has(reference) ? [`${reference} was acknowledged and is not stored`] : [],
      ),
  },
  {
    id: 'N2',
    what: 'one intention makes one application',
    against({ sights, stored }) {
      const told = new Set(receiptsIn(sights))
      const untold = (stored?.made ?? []).filter((reference) => !told.has(reference))
      return [
        ...(stored?.doubled ? [`${stored.doubled} drafts were made into two applications`] : []),
        ...untold.map((reference) => `${reference} was made beside what anybody was told of`),
      ]
    },
  },
  {
    id: 'N3',
    what: 'nothing of one person reaches another',
    against(evidence) {
      const everybody = galleryOf(evidence)
      return ours(evidence.sights).flatMap(({ who, url, text }) => {
        const own = new Set(chosenBy(evidence, who).map(({ id }) => id))
        const others = everybody.filter(({ id, number }) => !own.has(id) && text.includes(number))
        return others.map(({ title }) => `${url.pathname} shows "${title}" to somebody else`)
      })
    },
  },
  {
    id: 'N4',
    what: 'no personal data in addresses, the log, cookies or a browser’s storage',
    against(evidence) {
      const people = chosenBy(evidence).flatMap(({ name, number }) => [name, number])
      const asked = ours(evidence.sights).map(({ url }) => readable(url.href))
      const codes = evidence.sights
        .filter(({ url }) => url.pathname.startsWith('/api/auth/callback/'))
        .flatMap(({ url }) => ['code', 'state'].flatMap((name) => url.searchParams.getAll(name)))
      return [
        ...leaksOf('the log', evidence.written, [...people, ...codes, evidence.typed, 'eyJ']),
        ...leaksOf('an address', asked.join('\n'), [...people, evidence.typed]),
        ...leaksOf('what the browser keeps', readable(evidence.kept), [...people, evidence.typed]),
      ]
    },
  },
  {
    id: 'N5',
    what: 'a page that tells of a failure has a reference that the log knows',
    against: ({ sights, written }) =>
      ours(sights).flatMap((sight) => {
        if (!tellsOfFailure(sight)) return []
        const reference = referenceShown(sight)
        if (!reference) return [`${sight.url.pathname} (${sight.status}) shows no reference`]
        return written.includes(reference) ? [] : [`the log does not know ${reference} of ${sight.url.pathname}`]
      }),
  },
  {
    id: 'N6',
    what: 'an answer comes within its time',
    against: ({ sights, slowness }) =>
      ours(sights).flatMap(({ url, milliseconds }) =>
        milliseconds <= mayTake(url) * slowness ? [] : [`${url.pathname} took ${Math.round(milliseconds)} ms`],
      ),
  },
  {
    id: 'N7',
    what: 'in doubt it refuses: no data after a failure',
    against(evidence) {
      const came = new Set(referencesOf(evidence.written, 'retrieved'))
      const failed = [
        ...referencesOf(evidence.written, 'retrieval_failed'),
        ...referencesOf(evidence.written, 'callback_refused'),
      ]
      const shown = ours(evidence.sights).filter(
        ({ url, text }) =>
          failing.includes(url.searchParams.get('outcome') ?? '') &&
          galleryOf(evidence).some(({ number }) => text.includes(number)),
      )
      return [
        ...failed.filter((reference) => came.has(reference)).map((reference) => `${reference} failed and was used`),
        ...shown.map(({ url }) => `${url.pathname} shows a person beside a failure`),
      ]
    },
  },
  {
    id: 'N8',
    what: 'other applicants are served meanwhile',
    against: ({ bystander, slowness }) =>
      bystander.flatMap(({ status, milliseconds }) =>
        status === 200 && milliseconds <= longest.page * slowness
          ? []
          : [`somebody else was answered ${status} after ${Math.round(milliseconds)} ms`],
      ),
  },
  {
    id: 'N9',
    what: 'the secrets of a login are gone once it ends',
    against: ({ stored }) => (stored?.secrets ? [`${stored.secrets} logins that ended still have their secrets`] : []),
  },
]

/** Everything that was seen against any of them, each with its number. */
export function violationsIn(evidence: Evidence): string[] {
  return invariants.flatMap(({ id, what, against }) => against(evidence).map((seen) => `${id} ${what}: ${seen}`))
}

function ours(sights: readonly Sight[]): Sight[] {
  const app = new URL(process.env.E2E_APP_URL ?? 'http://localhost:3000')
  return sights.filter(({ url }) => url.origin === app.origin)
}

function receiptsIn(sights: readonly Sight[]): string[] {
  return ours(sights).flatMap(({ url, status }) =>
    status === 200 ? (/^\/applications\/([A-Z]{4}-[A-Z]{4}-[A-Z]{2})$/.exec(url.pathname)?.[1] ?? []) : [],
  )
}

/** A page that is not there is nobody's failure, and has none to tell. */
function tellsOfFailure({ status, type, url }: Sight): boolean {
  if (!type.startsWith('text/html')) return false
  return (status >= 400 && status !== 404) || failing.includes(url.searchParams.get('outcome') ?? '')
}

function mayTake({ pathname }: URL): number {
  if (pathname.startsWith('/api/auth/callback/')) return longest.callback
  return pathname.startsWith('/api/auth/signin/') ? longest.start : longest.page
}

function referencesOf(written: string, event: string): string[] {
  const lines = written.split('\n').filter((line) => line.includes(`"event":"${event}"`))
  return lines.flatMap((line) => /"reference":"([^"]+)"/.exec(line)?.[1] ?? [])
}

function leaksOf(where: string, text: string, secrets: readonly string[]): string[] {
  return secrets.some((secret) => secret.length > 2 && text.includes(secret)) ? [`${where} has what it must not`] : []
}

/** Text with what is written in percents, as far as it can be read. */
function readable(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString())
}
