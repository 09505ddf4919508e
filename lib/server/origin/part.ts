import { AsyncLocalStorage } from 'node:async_hooks'
import { currentRequest, outsideRequests } from '@/lib/auth/request/request-id.ts'
import { drawReference } from '@/lib/onboarding/reference.ts'

/** What this process does besides answering requests. `process`: what belongs to no other. */
export type Part = 'start' | 'purge' | 'anchor' | 'delivery' | 'outbox' | 'ages' | 'leaving' | 'process'

/** On whose behalf a line of the log is written: a request, or one run of a part. */
export type Origin = { reference: string } | { part: Part; run: string }

const ofProcess: typeof globalThis & { myinfoParts?: AsyncLocalStorage<Origin>; myinfoProcess?: Origin } = globalThis

/** A bundler may load this module more than once; a part is known to all of them. */
function parts(): AsyncLocalStorage<Origin> {
  ofProcess.myinfoParts ??= new AsyncLocalStorage()
  return ofProcess.myinfoParts
}

/** Does work of a part, as one run with an id of its own; no request has a share in it, even one that set it off. */
export function withinPart<Result>(part: Part, work: () => Result): Result {
  return outsideRequests(() => parts().run({ part, run: drawReference(4, 4) }, work))
}

/** On whose behalf this is done: the request that is being answered, else the run of a part, else the process's own. */
export function currentOrigin(): Origin {
  const reference = currentRequest()
  if (reference) return { reference }
  ofProcess.myinfoProcess ??= { part: 'process', run: drawReference(4, 4) }
  return parts().getStore() ?? ofProcess.myinfoProcess
}
