/** Milliseconds for which those who come are taken in before anything else is begun, and until that is done again if they go on coming. */
const [HOLD_MS, REST_MS] = [100, 100]

/** Connections that come in faster than the event loop turns. */
export interface Newcomers {
  /** Has to be called for each connection that is taken in. */
  came(): void
  /** Whether one was taken in at the last turn of the event loop, so that others may stand behind it. */
  areComing(): boolean
}

/**
 * Watches connections come in. Node.js takes in one connection at each turn of its event loop: where a turn draws pages, those
 * who come after wait for as many turns as there are people before them, unread, even to be refused. So nothing is to be begun
 * while they come: a turn in which nothing is drawn takes a small part of a millisecond.
 *
 * Whoever connects without end stops no work: they are waited for half of the time at most.
 *
 * @param onGone called once none came in a whole turn, or they were waited for long enough
 * @see {@link https://github.com/libuv/libuv/pull/3696 libuv, do not accept connections in a loop}
 */
export function createNewcomers(onGone: () => void, now: () => number = () => performance.now()): Newcomers {
  let [areComing, cameInTurn] = [false, false]
  let [since, restsUntil] = [0, 0]

  const atEndOfTurn = () => {
    const isLong = now() - since >= HOLD_MS
    if (cameInTurn && !isLong) {
      cameInTurn = false
      setImmediate(atEndOfTurn)
      return
    }
    areComing = false
    if (isLong) restsUntil = now() + REST_MS
    onGone()
  }
  return {
    came() {
      cameInTurn = true
      if (areComing || now() < restsUntil) return
      areComing = true
      since = now()
      setImmediate(atEndOfTurn)
    },
    areComing: () => areComing,
  }
}
