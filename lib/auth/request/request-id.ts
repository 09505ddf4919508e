import { AsyncLocalStorage } from 'node:async_hooks'
import { drawReference, isErrorReference } from '@/lib/onboarding/reference.ts'

/** The response header that tells the id of its request. */
export const requestIdHeader = 'x-request-id'

const ofProcess: typeof globalThis & { myinfoRequests?: AsyncLocalStorage<string | undefined> } = globalThis

/** A bundler may load this module more than once; a request is known to all of them. */
function requests(): AsyncLocalStorage<string | undefined> {
  ofProcess.myinfoRequests ??= new AsyncLocalStorage()
  return ofProcess.myinfoRequests
}

/** Does work on behalf of a request: whatever it awaits knows the request's id. */
export function withinRequest<Result>(id: string, work: () => Result): Result {
  return requests().run(id, work)
}

/** Does work that is nobody's request, even where one has set it off. */
export function outsideRequests<Result>(work: () => Result): Result {
  return requests().run(undefined, work)
}

/** The id of the request that is being answered; undefined in work that no request waits for, such as a purge. */
export function currentRequest(): string | undefined {
  return requests().getStore()
}

/**
 * The id of a new request: the one that a proxy of ours gave it, as a UUID or up to 32 hexadecimal digits, else one of our
 * own, `KTRW-QMPA`. Of several the last counts, which the nearest proxy wrote. Those shapes alone, since the id stands on
 * pages, where nobody else is to write a sentence.
 */
export function requestIdOf(given: string | readonly string[] | undefined): string {
  const last = [given ?? []].flat().join(',').split(',').at(-1)?.trim()
  return last && isErrorReference(last) ? last : drawReference(4, 4)
}
