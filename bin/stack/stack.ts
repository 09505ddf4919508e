import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.ts'
import type { DemoPlan } from './plan.ts'
import { requireFreePort } from './ports.ts'
import { claim, type PidFile } from './processes/pid-file.ts'
import { type Program, Running } from './processes/program.ts'
import { untilReady } from './processes/ready.ts'
import { appProgram, databaseProgram, mockpassProgram, simulatorProgram, staffProviderProgram } from './programs.ts'

const RESTARTS = 20

export interface StackOptions {
  plan: DemoPlan
  dev: boolean
  /** Where the application's output goes: `terminal`, or a file. */
  output: string
  /** Told one line per step. */
  report: (line: string) => void
}

/** The application, its database and its counterparts, running. */
export class Stack {
  readonly #options: StackOptions
  readonly #pids: PidFile
  #running: Running[] = []
  #stopping = false
  #fail: (reason: string) => void = () => {}
  /** Resolves with a sentence when a part that cannot be done without has ended. */
  readonly failed = new Promise<string>((resolve) => {
    this.#fail = resolve
  })

  private constructor(options: StackOptions, pids: PidFile) {
    this.#options = options
    this.#pids = pids
  }

  /** Starts every part of the plan; when one fails or `signal` is aborted, stops those already started and throws. */
  static async start(options: StackOptions, signal: AbortSignal): Promise<Stack> {
    const stack = new Stack(options, await claim(options.plan.dataDirectory))
    try {
      await Promise.race([stack.#startAll(), aborted(signal)])
      return stack
    } catch (error) {
      await stack.stop()
      throw error
    }
  }

  /** Ends everything, the application first and the database last. */
  async stop(): Promise<void> {
    this.#stopping = true
    const [database, others] = [true, false].map((is) =>
      this.#running.filter(({ name }) => (name === 'PostgreSQL') === is),
    )
    await Promise.all((others ?? []).map((running) => running.stop(10_000)))
    await Promise.all((database ?? []).map((running) => running.stop(20_000)))
    this.#pids.release()
  }

  async #startAll(): Promise<void> {
    const { plan } = this.#options
    await this.#requirePorts(plan)
    const [databaseUrl] = await Promise.all([
      this.#startDatabase(),
      this.#startMockpass(),
      this.#startSimulator(),
      this.#startStaffProvider(),
    ])
    await this.#startApp(databaseUrl)
  }

  async #requirePorts({ app, mockpass, simulator, staffProvider }: DemoPlan): Promise<void> {
    await requireFreePort(app.port, 'PORT')
    if (mockpass) await requireFreePort(mockpass.port, 'MOCKPASS_PORT')
    if (simulator) await requireFreePort(simulator.port, 'SIMULATOR_PORT')
    if (staffProvider) await requireFreePort(staffProvider.port, 'STAFF_PORT')
    // Its own port is checked by the database: after a crash, the server that still runs there is taken over.
  }

  async #startDatabase(): Promise<string | undefined> {
    const { plan, report } = this.#options
    if (!plan.database) return undefined

    const running = this.#launch(databaseProgram(plan.database, plan))
    const answer = await Promise.race([running.message(), running.ended, sleep(60_000, 'no answer', { ref: false })])
    const { url, adopted, failure } = Object(answer)
    if (typeof url !== 'string')
      throw new Failure(`PostgreSQL did not start: ${failure ?? answer} ${running.lastWords}`)

    this.#watch(running)
    report(`PostgreSQL ready on port ${new URL(url).port}${adopted === true ? ' (it was still running)' : ''}`)
    return url
  }

  async #startMockpass(): Promise<void> {
    const { mockpass } = this.#options.plan
    if (mockpass) await this.#keepRunning(mockpassProgram(mockpass), mockpass.port)
  }

  async #startSimulator(): Promise<void> {
    const { simulator } = this.#options.plan
    if (simulator) await this.#keepRunning(simulatorProgram(simulator), simulator.port)
  }

  async #startStaffProvider(): Promise<void> {
    const { staffProvider } = this.#options.plan
    if (staffProvider) await this.#keepRunning(staffProviderProgram(staffProvider), staffProvider.port)
  }

  async #startApp(databaseUrl: string | undefined): Promise<void> {
    const { plan, dev, output, report } = this.#options
    const { host, port } = plan.app
    const running = this.#launch(appProgram(plan, { dev, databaseUrl, output }))
    const reachable = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
    await untilReady(running, `http://${reachable}:${port}/api/healthz`)
    this.#watch(running)
    report(`Application ready on ${plan.url}`)
  }

  /** Starts a counterpart, and again whenever it ends: MockPass can be made to crash by what a client sends it. */
  async #keepRunning(program: Program, port: number, restarts = 0): Promise<void> {
    const url = `http://127.0.0.1:${port}`
    const running = this.#launch(program)
    await untilReady(running, `${url}/`)
    this.#options.report(`${program.name} ready on ${url}`)
    running.ended.then(async (reason) => {
      if (this.#stopping) return
      if (restarts === RESTARTS) return this.#fail(`${program.name} ended again and again (${reason}).`)
      this.#options.report(`${program.name} ended unexpectedly (${reason}): starting it again`)
      await this.#keepRunning(program, port, restarts + 1).catch((error) => this.#fail(String(error.message)))
    })
  }

  #launch(program: Program): Running {
    const running = new Running(program)
    this.#running = [...this.#running.filter(({ name }) => name !== program.name), running]
    if (running.pid > 0) this.#pids.add(program.name, running.pid)
    return running
  }

  #watch(running: Running): void {
    running.ended.then((reason) => {
      if (!this.#stopping) this.#fail(`${running.name} ended unexpectedly (${reason}). ${running.lastWords}`.trim())
    })
  }
}

async function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}
