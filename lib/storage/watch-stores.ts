/** One call of a store: which, how long it took, and whether it was answered. Nothing of what was asked or answered. */
export interface StoreCall {
  /** Of the storage: `attempts`. */
  store: string
  /** What was asked of it: `put`. */
  step: string
  milliseconds: number
  /** False where it threw. */
  answered: boolean
}

/** Is told of each call as it ends. It must not throw. */
export type StoreListener = (call: StoreCall) => void

type Method = (...given: unknown[]) => unknown

/**
 * The same stores, each call of which is told of. Only what is grouped in a store is: the calls of the storage itself are
 * those of operators.
 */
export function watchStores<Stores extends object>(stores: Stores, listen: StoreListener): Stores {
  const watched = Object.entries(stores).filter(([, store]) => typeof store === 'object' && store !== null)
  return {
    ...stores,
    ...Object.fromEntries(watched.map(([name, store]) => [name, watchStore({ name, store, listen })])),
  }
}

function watchStore({ name, store, listen }: { name: string; store: object; listen: StoreListener }): object {
  const methods = Object.entries(store).filter((entry): entry is [string, Method] => typeof entry[1] === 'function')
  const watched = methods.map(([step, method]) => [step, timed({ store: name, step, method, listen })])
  return { ...store, ...Object.fromEntries(watched) }
}

/** What answers at once has asked no database, and is not told of. */
function timed({
  store,
  step,
  method,
  listen,
}: {
  store: string
  step: string
  method: Method
  listen: StoreListener
}) {
  return (...given: unknown[]): unknown => {
    const began = performance.now()
    const answer = method(...given)
    if (!(answer instanceof Promise)) return answer
    const tell = (answered: boolean) => listen({ store, step, milliseconds: performance.now() - began, answered })
    answer.then(
      () => tell(true),
      () => tell(false),
    )
    return answer
  }
}
