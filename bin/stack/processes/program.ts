import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from '../plan.ts'
import { signalGroup } from './process-table.ts'

const longestWords = 2_000

/** A program to run: its command line, its whole environment, and where its output goes. */
export interface Program {
  name: string
  command: [string, ...string[]]
  cwd: string
  environment: Settings
  /** `terminal`, `nowhere`, or the file that is written anew. Errors are remembered in any case but `terminal`. */
  output: string
}

/** One run of a program, at the head of its own process group, so that Ctrl-C reaches it only through us. */
export class Running {
  readonly name: string
  readonly pid: number
  /** Resolves with the reason when the process has ended, whoever ended it. */
  readonly ended: Promise<string>
  readonly #child: ChildProcess
  readonly #file?: string
  #errors = ''

  constructor({ name, command: [file, ...rest], cwd, environment, output }: Program) {
    this.#file = ['terminal', 'nowhere'].includes(output) ? undefined : output
    const log = this.#file === undefined ? undefined : openSync(this.#file, 'w', 0o600)
    const out = output === 'terminal' ? 'inherit' : (log ?? 'ignore')
    const error = output === 'nowhere' ? 'pipe' : out
    const env = { NODE_ENV: 'production' as const, ...environment }
    const child = spawn(file, rest, { cwd, env, detached: true, stdio: ['ignore', out, error, 'ipc'] })

    if (log !== undefined) closeSync(log)
    child.stderr?.on('data', (chunk) => {
      this.#errors = `${this.#errors}${chunk}`.slice(-longestWords)
    })
    this.name = name
    this.pid = child.pid ?? 0
    this.#child = child
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`))
    })
  }

  /** The last lines of its standard error, or of the file that all its output goes to. */
  get lastWords(): string {
    return this.#file ? readFileSync(this.#file, 'utf8').slice(-longestWords) : this.#errors
  }

  /** The first message that the program sends to us. */
  message(): Promise<unknown> {
    return new Promise((resolve) => this.#child.once('message', resolve))
  }

  /** Asks the program to end, and after the time given ends it and everything that it started. */
  async stop(patienceMs: number): Promise<void> {
    if (this.pid === 0) return
    this.#child.kill('SIGTERM')
    await Promise.race([this.ended, sleep(patienceMs, undefined, { ref: false })])
    signalGroup(this.pid, 'SIGKILL')
    await this.ended
  }
}
