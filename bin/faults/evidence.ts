import type { BrowserContext } from '@playwright/test'
import { peopleOf, type Sight, type Someone } from '../browser/journey-by-http.ts'

/** What was seen of the application while one row of the fault matrix was made to go wrong. */
export interface Evidence {
  /** Every request of every visitor and of the test's own browser, with what was answered. */
  sights: readonly Sight[]
  /** What an applicant typed before the login. */
  typed: string
  /** What the browser kept: its cookies and the storage of its pages, as text. */
  kept: string
  /** What the application wrote to its log. */
  written: string
  /** What the database holds; absent where it is not at hand. */
  stored?: Stored
  /** What another applicant met meanwhile. */
  bystander: readonly { status: number; milliseconds: number }[]
  /** How many times as long as alone this machine took for its work meanwhile: 1 where nothing else was at work. */
  slowness: number
}

/** What the invariants ask of the database. */
export interface Stored {
  references: ReadonlySet<string>
  /** References of applications that were made meanwhile. */
  made: readonly string[]
  /** Drafts of which more than one application was made. */
  doubled: number
  /** Logins that were taken and still have their secrets. */
  secrets: number
}

/** Everybody of the gallery, where anybody has seen it. */
export function galleryOf({ sights }: Evidence): Someone[] {
  return sights.map(peopleOf).find((people) => people.length > 0) ?? []
}

/** Those of the gallery as whom somebody has logged in. */
export function chosenBy(evidence: Evidence, who?: object): Someone[] {
  const posts = evidence.sights.filter((sight) => who === undefined || sight.who === who)
  const ids = new Set(posts.flatMap(({ form }) => new URLSearchParams(form).getAll('persona')))
  return galleryOf(evidence).filter(({ id }) => ids.has(id))
}

/** Tells of what a browser asks for and is answered, and of the people whom it chooses. */
export function watchBrowser(context: BrowserContext, tell: (sight: Promise<Sight | undefined>) => void): void {
  context.on('response', (response) => {
    const request = response.request()
    if (request.resourceType() !== 'document') return
    const answered = async (): Promise<Sight | undefined> => {
      const isRedirect = response.status() >= 300 && response.status() < 400
      const body = isRedirect ? '' : await response.text().catch(() => undefined)
      // A browser that has gone on lets go of an answer: what could not be read shows nothing, and lacks nothing.
      const { 'content-type': type = '' } = body === undefined ? {} : response.headers()
      await response.finished().catch(() => undefined)
      const { responseStart, requestStart } = request.timing()
      const milliseconds = Math.max(0, responseStart - requestStart)
      const form = request.postData() ?? ''
      return {
        who: context,
        url: new URL(response.url()),
        status: response.status(),
        type,
        text: body ?? '',
        form,
        milliseconds,
      }
    }
    tell(answered().catch(() => undefined))
  })
}
