import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A process of the run, which is started again whenever it was killed. Signals go to the pid that is held here. */
export class Part {
  readonly name: string
  readonly #file: string
  readonly #environment: Record<string, string>
  #child?: ChildProcess
  #ready?: unknown

  constructor(name: string, file: string, environment: Record<string, string>) {
    this.name = name
    this.#file = fileURLToPath(new URL(file, import.meta.url))
    this.#environment = environment
  }

  /** Starts it and waits for its first word, which it returns. Tries again when it ends before. */
  async start(): Promise<unknown> {
    for (let tries = 0; tries < 20; tries++) {
      const env = { ...process.env, ...this.#environment }
      const child = fork(this.#file, {
        execArgv: ['--import', 'tsx'],
        env,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      this.#child = child
      const said = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
      this.#ready = said?.[0]
      if (said && Object(said[0]).failure === undefined) return said[0]
      await sleep(300)
    }
    throw new Error(`${this.name} did not start: ${JSON.stringify(this.#ready)}`)
  }

  /** kill -9, and a new start. */
  async restart(): Promise<void> {
    await this.kill()
    await this.start()
  }

  /** Stops it for a while without ending it. */
  async pause(milliseconds: number): Promise<void> {
    this.#child?.kill('SIGSTOP')
    await sleep(milliseconds)
    this.#child?.kill('SIGCONT')
  }

  /** Ends it at once, also while it is stopped. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGCONT')
    child.kill(signal)
    await ended
  }
}
