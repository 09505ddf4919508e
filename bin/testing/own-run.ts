import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { requireFreePort } from '../stack/ports.ts'
import { makeOwnPlace } from '../stack/processes/own-place.ts'
import { findProcess } from '../stack/processes/process-table.ts'

/** Where a demo of a test's own lives: a new directory and free ports. */
export interface OwnPlace {
  directory: string
  url: string
  environment: Record<string, string>
  remove(): void
}

export async function ownPlace(): Promise<OwnPlace> {
  const ports = await quietPorts()
  return { url: `http://localhost:${ports[0]}`, ...makeOwnPlace('own-run', ports) }
}

/** Free ports below those that the system hands out, which somebody else may get between two runs. */
async function quietPorts(): Promise<number[]> {
  const first = randomInt(20_000, 32_000)
  const ports = [first, first + 1, first + 2, first + 3, first + 4]
  const free = await Promise.all(
    ports.map((port) =>
      requireFreePort(port, 'PORT').then(
        () => true,
        () => false,
      ),
    ),
  )
  return free.includes(false) ? quietPorts() : ports
}

/** One run of a script of package.json, as in a terminal: a process group of its own, which Ctrl-C reaches as a whole. */
export class OwnRun {
  #said = ''
  readonly #pid: number
  readonly ended: Promise<number | null>

  constructor(script: string, environment: Record<string, string>, options: readonly string[] = []) {
    const [command = '', ...rest] = commandOf(script).split(' ')
    const child = spawn(command, [...rest, ...options], { env: { NODE_ENV: 'test', ...environment }, detached: true })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        this.#said += chunk
      })
    this.#pid = child.pid ?? 0
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  }

  get said(): string {
    return this.#said
  }

  /** Waits until a text is said; throws with all that was said when the run ends first. */
  async untilSays(text: string): Promise<void> {
    let over = false
    this.ended.then(() => {
      over = true
    })
    while (!this.#said.includes(text)) {
      if (over) throw new Error(`ended without saying "${text}":\n${this.#said}`)
      await sleep(50)
    }
  }

  /** What Ctrl-C sends; ends with the exit code. */
  async interrupt(): Promise<number | null> {
    process.kill(-this.#pid, 'SIGINT')
    return this.ended
  }

  /** Ends it without a word, and leaves what the demo started to itself. */
  async kill(): Promise<void> {
    process.kill(-this.#pid, 'SIGKILL')
    await this.ended
  }
}

function commandOf(script: string): string {
  return JSON.parse(readFileSync('package.json', 'utf8')).scripts[script]
}

/** Numbers of everything that a demo runs, its database server included. */
export function processesOf({ directory }: OwnPlace): number[] {
  const entries: { pid: number }[] = JSON.parse(readFileSync(path.join(directory, 'processes.json'), 'utf8'))
  return [...entries.map(({ pid }) => pid), databaseServerOf({ directory })]
}

/** Number of the embedded database server itself. */
export function databaseServerOf({ directory }: Pick<OwnPlace, 'directory'>): number {
  return Number(readFileSync(path.join(directory, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Those of some processes that still run after ten seconds. */
export async function stillRunning(pids: readonly number[]): Promise<number[]> {
  for (let turn = 0; turn < 200 && pids.some(findProcess); turn += 1) await sleep(50)
  return pids.filter((pid) => findProcess(pid) !== undefined)
}
