import { setTimeout as sleep } from 'node:timers/promises'
import type { record } from './log.ts'
import { withinPart } from './origin/part.ts'

/** As shells have it, and Next.js: 128 and the number of the signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[]

/** After the drain, the longest that what is under way may take. With the default drain: less than 15 seconds in all. */
const LONGEST_MS = 9_500

/** A terminal and npm pass on the same Ctrl-C, milliseconds apart; somebody who asks again means it. */
const AGAIN_MS = 1_000

/** On the monotonic clock: one that is set back must not make a second signal look like the first. */
const kept: typeof globalThis & { myinfoLeavingSince?: number } = globalThis

interface Leaving {
  /** Milliseconds in which every balancer has asked `/api/readyz` often enough to send nobody here any more. */
  drain: number
  /** What has to be finished besides requests. A failure of it keeps nobody. */
  finish(): Promise<unknown>
  /** Writes what the log has to tell before its last line. */
  tellRest?(): void
  record: typeof record
  /** Resolves once what was recorded is written. */
  recorded(): Promise<void>
  /** Milliseconds after which a second signal is one of its own; a second unless said. */
  again?: number
}

/** Whether this process was asked to end: it still answers, and should be given nothing new. */
export function isLeaving(): boolean {
  return kept.myinfoLeavingSince !== undefined
}

/**
 * Ends a process that is asked to before it has started, with the lines of one that has: nobody was let in yet, and what it does to
 * the database until then is one transaction. Next.js would end it without a word.
 *
 * @returns what ends this, once the process has started.
 */
export function leaveWhileStarting({ record, recorded }: Pick<Leaving, 'record' | 'recorded'>): () => void {
  let isLeft = false
  const listeners = Object.entries(exitCodes).map(([signal, code]) => {
    const leave = () => {
      if (isLeft) return
      isLeft = true
      record('info', { event: 'stopping', signal, milliseconds: 0 })
      record('warn', { event: 'stopped', finished: false })
      recorded().finally(() => process.exit(code))
    }
    process.on(signal, leave)
    return () => process.off(signal, leave)
  })
  return () => {
    for (const forget of listeners) forget()
  }
}

/**
 * Ends the process in order when it is asked to: not ready at once, everything answered during the drain, then no new
 * connections, then the end of what is under way, and the line `stopped`. Asked a second time, it ends at once.
 *
 * Next.js has listeners of its own by now, which close the server and end the process; they are called after the drain.
 */
export function leaveInOrder({ drain, finish, tellRest, record, recorded, again = AGAIN_MS }: Leaving): void {
  const exit = process.exit.bind(process)
  let isStopped = false
  const stop = (code: number, finished: boolean) => {
    if (isStopped) return
    isStopped = true
    tellRest?.()
    record(finished ? 'info' : 'warn', { event: 'stopped', finished })
    recorded().finally(() => exit(code))
  }
  for (const signal of signals) {
    const others = process.listeners(signal)
    process.removeAllListeners(signal)
    const leave = async () => {
      if (isLeaving()) {
        if (performance.now() - (kept.myinfoLeavingSince ?? 0) > again) stop(1, false)
        return
      }
      kept.myinfoLeavingSince = performance.now()
      record('info', { event: 'stopping', signal, milliseconds: drain })
      await sleep(drain)
      const finished = finish().catch(() => undefined)
      setTimeout(() => stop(1, false), LONGEST_MS).unref()
      process.exit = ((code?: number) => void finished.then(() => stop(code ?? 0, true))) as typeof process.exit
      for (const listener of others) listener(signal)
      if (others.length === 0) process.exit(0)
    }
    process.on(signal, () => withinPart('leaving', leave))
  }
}
