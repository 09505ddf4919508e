import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import { findProcess, signalGroup } from './process-table.ts'

/** A process that the demo started, or the demo itself. */
interface Entry {
  name: string
  pid: number
  started: string
}

const FILE = 'processes.json'
const OWNER = 'demo'
const POLITE_MS = 5_000

/**
 * Claims a data directory for this process. Refuses while another demo runs on it; ends what a demo that was killed
 * left behind.
 */
export async function claim(directory: string): Promise<PidFile> {
  const file = path.join(directory, FILE)
  const left = readEntries(file).filter(isRunning)
  const owner = left.find(({ name, pid }) => name === OWNER && pid !== process.pid)
  if (owner) {
    throw new Failure(`A demo already runs on ${directory} (process ${owner.pid}). Stop it, or set another DATA_DIR.`)
  }

  await Promise.all(left.filter(({ name }) => name !== OWNER).map(end))
  return new PidFile(file)
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
    this.#entries = [...others, { name, pid, started: findProcess(pid)?.started ?? '' }]
    writeFileSync(this.#file, JSON.stringify(this.#entries, null, 2), { mode: 0o600 })
  }

  release(): void {
    rmSync(this.#file, { force: true })
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
  return typeof name === 'string' && Number.isInteger(pid) && typeof started === 'string'
}

function isRunning({ pid, started }: Entry): boolean {
  return findProcess(pid)?.started === started
}

async function end(entry: Entry): Promise<void> {
  signalGroup(entry.pid, 'SIGTERM')
  await untilEnded(entry)
  signalGroup(entry.pid, 'SIGKILL')
  await untilEnded(entry)
}

async function untilEnded(entry: Entry): Promise<void> {
  for (const start = Date.now(); isRunning(entry) && Date.now() - start < POLITE_MS; ) await sleep(50)
}
