import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { Storage } from '@/lib/storage/database.ts'
import { type StoreCall, watchStores } from '@/lib/storage/watch-stores.ts'

/** One call of a store, with the time of our own clock at which it ended (epoch milliseconds). */
export interface DatabaseStep extends StoreCall {
  at: number
}

/** What the stores did for the request under way. */
export interface Requests {
  /** The same stores, whose every call is written down for the request that it serves. */
  watch(storage: Storage): Storage
  /** Lets the calls of the request under way, earlier and later ones, go to this list. Nothing outside of a request. */
  bringTo(list: DatabaseStep[]): void
}

/** So many calls of a request are kept; what comes later is not. */
const most = 100

/** Follows each request of this process's HTTP servers from where it begins. `now` is in epoch milliseconds. */
export function followRequests(now: () => number): Requests {
  const underWay = new AsyncLocalStorage<{ steps: DatabaseStep[] }>()
  subscribe('http.server.request.start', () => underWay.enterWith({ steps: [] }))
  return {
    watch: (storage) =>
      watchStores(storage, (call) => {
        const steps = underWay.getStore()?.steps
        if (steps && steps.length < most) steps.push({ at: now(), ...call })
      }),
    bringTo(list) {
      const request = underWay.getStore()
      if (!request || request.steps === list) return
      list.push(...request.steps)
      request.steps = list
    },
  }
}
