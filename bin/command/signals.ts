import type { CommandContext } from './context.ts'

const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Who asks again means it; a terminal and npm pass on the same Ctrl-C, milliseconds apart. */
const AGAIN_MS = 1_000

/** The longest that a command takes to end by itself. */
const LONGEST_MS = 10_000

/** Why a command was asked to end, as the reason of its signal. */
export interface Stopped {
  by: keyof typeof codes
  /** As shells have it: 128 and the number of the signal. */
  exitCode: number
}

/**
 * Ends a command in order when it is asked to by SIGINT or SIGTERM: at once with one line, unless it attends to that itself, by
 * the signal given or listeners of its own; then when it is done, after ten seconds, or when it is asked again.
 *
 * @param again milliseconds after which a second signal is one of its own
 */
export function attendSignals({ printError }: Pick<CommandContext, 'printError'>, again = AGAIN_MS): () => AbortSignal {
  const stop = new AbortController()
  let isAttended = false
  let since = 0
  for (const by of Object.keys(codes) as (keyof typeof codes)[]) {
    const leave = (why: string) => {
      printError(`Stopped by ${by} ${why}`)
      process.exit(codes[by])
    }
    process.on(by, () => {
      const now = performance.now()
      if (stop.signal.aborted) {
        if (now - since > again) leave('at once. Run it again to see what is left to do.')
        return
      }
      since = now
      stop.abort({ by, exitCode: codes[by] } satisfies Stopped)
      const isTheirs = isAttended || process.listenerCount(by) > 1
      if (!isTheirs) leave('before it was done. Run it again to do what is left.')
      else if (isAttended)
        setTimeout(() => leave('without an answer. Run it again to see what is left.'), LONGEST_MS).unref()
    })
  }
  return () => {
    isAttended = true
    return stop.signal
  }
}
