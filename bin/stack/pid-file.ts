import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.ts'

/** A process that the demo started, or the demo itself. Numbers are reused by the system: the start time tells. */
export interface Entry {
  name: string
  pid: number
  started: string
}

const NAME = 'processes.json'
const OWNER = 'demo'
const POLITE_MS = 8_000

/**
 * Claims a data directory for this process. Refuses while another demo runs on it; ends what a demo that was killed
 * left behind.
 */
export async function claim(directory: string): Promise<PidFile> {
  const left = readEntries(path.join(directory, NAME)).filter(isRunning)
  const owner = left.find(({ name }) => name === OWNER)
  if (owner && owner.pid !== process.pid) {
    throw new Failure(`A demo already runs on ${directory} (process ${owner.pid}). Stop it, or set another DATA_DIR.`)
  }
  await Promise.all(left.map(end))
  return new PidFile(path.join(directory, NAME))
}

/** The file that names what is running now, for the run after a crash. */
export class PidFile {
  readonly #file: string
  #entries: Entry[] = []

  constructor(file: string) {
    this.#file = file
    this.add(OWNER, process.pid)
  }

  add(name: string, pid: number): void {
    const others = this.#entries.filter((entry) => entry.name !== name)
    this.#entries = [...others, { name, pid, started: startTime(pid) ?? '' }]
    writeFileSync(this.#file, JSON.stringify(this.#entries, null, 2), { mode: 0o600 })
  }

  release(): void {
    rmSync(this.#file, { force: true })
  }
}

/** When a process started, in the system's own notation; undefined when it does not run. */
export function startTime(pid: number): string | undefined {
  const status = `/proc/${pid}/stat`
  if (existsSync('/proc/self/stat')) return existsSync(status) ? readStartTicks(status) : undefined
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined
}

/** Sends a signal to a process and to all that it started: each runs as the head of a group of its own. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has ended by itself.
  }
}

function readStartTicks(status: string): string | undefined {
  try {
    // The second field is the program's name in brackets and may hold spaces; the 22nd is the start time.
    const [state, ...rest] = readFileSync(status, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return state === 'Z' ? undefined : rest[18]
  } catch {
    return undefined
  }
}

function readEntries(file: string): Entry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(entries) ? entries.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(value: unknown): value is Entry {
  const { name, pid, started } = Object(value)
  return typeof name === 'string' && Number.isInteger(pid) && pid > 1 && typeof started === 'string'
}

function isRunning({ pid, started }: Entry): boolean {
  return started !== '' && startTime(pid) === started
}

async function end(entry: Entry): Promise<void> {
  signalGroup(entry.pid, 'SIGTERM')
  for (const start = Date.now(); isRunning(entry) && Date.now() - start < POLITE_MS; ) await sleep(50)
  signalGroup(entry.pid, 'SIGKILL')
}
