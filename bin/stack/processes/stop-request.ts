import { findProcess } from './process-table.ts'

const SHELLS = ['sh', 'dash', 'bash', 'zsh', 'ksh', 'ash', 'busybox']

/** Aborts on Ctrl-C, on a polite kill, and when npm, which started us, has gone without a word. */
export function stopRequest(): AbortSignal {
  const request = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => request.abort())

  const npm = process.env.npm_lifecycle_event ? launcherOf(process.ppid) : undefined
  if (npm !== undefined) setInterval(() => !isAlive(npm) && request.abort(), 500).unref()
  return request.signal
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return Promise.resolve(undefined)
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }))
}

/** npm runs a script through a shell, which may or may not step aside for the program. */
function launcherOf(parent: number): number | undefined {
  const found = findProcess(parent)
  return found && SHELLS.includes(found.name.replace(/^-/, '')) ? found.parent : parent
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
