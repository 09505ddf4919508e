import pg from 'pg'
import { errorCode } from './error.ts'

/** A server that is looked after, and how it is put in its place again. */
export interface Kept {
  /** The process that is to answer now. */
  pid(): number
  /** Address that it answers at. */
  address: string
  /** Starts another in its place; the one before has ended. Rejects when that cannot be. */
  replace(): Promise<void>
  /** Told once for each server that was put in the place of another. */
  replaced?(): void
}

const LOOK_EVERY_MS = 1_000
const ANSWER_WITHIN_MS = 2_000
/** Silences in a row after which a server that still runs is ended: it hangs or spins. */
const SILENCES = 2

/**
 * Looks after a server: one that has ended is replaced within about a second, one that runs and does not answer within
 * about seven. Keeps no process alive by itself. Returns how to stop looking, which waits for a look under way.
 */
export function keepServing(kept: Kept): () => Promise<void> {
  let silences = 0
  let isStopped = false
  let looking: Promise<void> = Promise.resolve()
  const timer = setTimeout(next, LOOK_EVERY_MS).unref()

  function next(): void {
    looking = look().finally(() => {
      if (!isStopped) timer.refresh()
    })
  }

  async function look(): Promise<void> {
    silences = (await answers(kept.address)) ? 0 : silences + 1
    if (silences === 0 || isStopped) return
    if (silences >= SILENCES) kill(kept.pid())
    else if (isRunning(kept.pid())) return
    // What hinders a start now may be gone at the next look.
    await kept.replace().then(kept.replaced, () => undefined)
  }

  return async () => {
    isStopped = true
    clearTimeout(timer)
    await looking
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    // Every place is taken: it serves, and has no place for us.
    return errorCode(error) === '53300'
  } finally {
    void client.end().catch(() => undefined)
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
