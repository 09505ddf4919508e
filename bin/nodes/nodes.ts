import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, isBuilt } from '../stack/build.ts'
import { prepareDemo } from '../stack/demo.ts'
import { Failure } from '../stack/failure.ts'
import type { DemoPlan } from '../stack/plan.ts'
import { freePorts } from '../stack/ports.ts'
import { signalGroup } from '../stack/processes/process-table.ts'
import { Running } from '../stack/processes/program.ts'
import { untilReady } from '../stack/processes/ready.ts'
import { appProgram, databaseProgram, simulatorProgram } from '../stack/programs.ts'
import { makeProxyCertificate, startProxy } from './proxy.ts'

/** One of the nodes, which can be stopped and started again. */
export interface AppNode {
  name: string
  /** Where it listens behind the proxy. */
  url: string
  /** Asks it to end, as a deployment does. Resolves when it has ended, with the seconds it took and its log. */
  leave(): Promise<{ seconds: number; log: string }>
  /** kill -9. */
  kill(): Promise<void>
  /** Starts it, from then on with these settings in place of its former ones. */
  start(settings?: Record<string, string>): Promise<void>
}

/** Several nodes of the application on one database, behind a proxy that ends TLS. */
export interface Nodes {
  /** What applicants open. */
  url: string
  databaseUrl: string
  /** The counterpart's own address, where faults are armed. */
  simulatorUrl: string
  /** The settings that every node was started with. */
  settings: Readonly<Record<string, string>>
  nodes: readonly AppNode[]
  /** Ends and removes everything. */
  stop(): Promise<void>
}

/** How they are run, where it differs from the defaults. */
export interface NodesOptions {
  count?: number
  /** The address of the database; an own one is started when absent. */
  databaseUrl?: string
  environment?: Record<string, string>
}

/** Limits that a whole crowd at one address does not meet. */
export const crowdLimits = [
  'by-hand.address',
  'signin.address',
  'submit.address',
  'post.address',
  'answers.address',
  'callback.address',
]
  .map((limit) => `${limit}=1000000`)
  .join(',')

/** Starts the built application on several nodes; builds it first where it is not. `stop` ends and removes everything. */
export async function startNodes({ count = 2, databaseUrl, environment = {} }: NodesOptions = {}): Promise<Nodes> {
  const root = process.cwd()
  if (!isBuilt(root, 'demo')) build(root, 'demo')
  const directory = mkdtempSync(path.join(tmpdir(), 'nodes-'))
  chmodSync(directory, 0o711)
  const [port = 0, ...ports] = await freePorts(1 + count)
  const parts = createParts(directory)
  try {
    const plan = await planOf({ directory, port, databaseUrl, environment })
    const address = databaseUrl ?? (await startDatabase(parts, plan))
    await startSimulator(parts, plan)
    const nodes = ports.map((own, index) =>
      createNode({ name: `node-${index + 1}`, port: own, plan, databaseUrl: address, directory, parts }),
    )
    await Promise.all(nodes.map((node) => node.start()))
    await untilBalanced(parts.launch(startProxy({ directory, port, nodes: ports })))
    const simulatorUrl = `http://127.0.0.1:${plan.simulator?.port}`
    const { url, app } = plan
    return { url, databaseUrl: address, simulatorUrl, settings: app.environment, nodes, stop: parts.stop }
  } catch (error) {
    await parts.stop()
    throw error
  }
}

interface Parts {
  launch(part: Running): Running
  stop(): Promise<void>
}

/** What was started, and its end: the database last. */
function createParts(directory: string): Parts {
  const running: Running[] = []
  const stopAll = (of: readonly Running[], patienceMs: number) => Promise.all(of.map((part) => part.stop(patienceMs)))
  return {
    launch(part) {
      running.push(part)
      return part
    },
    async stop() {
      const isDatabase = ({ name }: Running) => name === 'PostgreSQL'
      await stopAll(
        running.filter((part) => !isDatabase(part)),
        1_000,
      )
      await stopAll(running.filter(isDatabase), 20_000)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function planOf(place: { directory: string; port: number } & NodesOptions): Promise<DemoPlan> {
  const [app, simulator, database, staff] = await freePorts(4)
  const { PATH, HOME } = process.env
  const plan = await prepareDemo(
    {
      PATH,
      HOME,
      NODE_ENV: 'production',
      APP_URL: `https://localhost:${place.port}`,
      HOSTNAME: '127.0.0.1',
      DATA_DIR: place.directory,
      DATABASE_URL: place.databaseUrl,
      PORT: String(app),
      SIMULATOR_PORT: String(simulator),
      DATABASE_PORT: String(database),
      STAFF_PORT: String(staff),
      DRAIN_SECONDS: '5',
      LIMITS: crowdLimits,
    },
    { dev: false },
  )
  Object.assign(plan.app.environment, place.environment)
  // It fetches the keys that the application publishes.
  const known = await makeProxyCertificate(place.directory)
  if (plan.simulator) plan.simulator.environment.NODE_EXTRA_CA_CERTS = known
  return plan
}

async function startDatabase({ launch }: Parts, plan: DemoPlan): Promise<string> {
  if (!plan.database) throw new Failure('No database was planned.')
  const database = launch(new Running(databaseProgram(plan.database, plan)))
  const { url, failure } = Object(await Promise.race([database.message(), database.ended]))
  if (typeof url !== 'string') throw new Failure(`PostgreSQL did not start: ${failure} ${database.lastWords}`)
  return url
}

async function startSimulator({ launch }: Parts, { simulator }: DemoPlan): Promise<void> {
  if (!simulator) throw new Failure('No simulator was planned.')
  await untilReady(launch(new Running(simulatorProgram(simulator))), `http://127.0.0.1:${simulator.port}/`)
}

interface NodePlace {
  name: string
  port: number
  plan: DemoPlan
  databaseUrl: string
  directory: string
  parts: Parts
}

function createNode({ name, port, plan, databaseUrl, directory, parts }: NodePlace): AppNode {
  const url = `http://127.0.0.1:${port}`
  const environment = { ...plan.app.environment, PORT: String(port) }
  const own = { ...plan, app: { ...plan.app, port, environment } }
  let starts = 0
  let log = ''
  let running: Running | undefined

  return {
    name,
    url,
    async start(settings = {}) {
      Object.assign(environment, settings)
      starts += 1
      log = path.join(directory, `${name}-${starts}.log`)
      running = parts.launch(new Running(appProgram(own, { dev: false, databaseUrl, output: log })))
      await untilReady(running, `${url}/api/readyz`)
    },
    async leave() {
      if (!running) throw new Failure(`${name} does not run.`)
      const asked = performance.now()
      process.kill(running.pid, 'SIGTERM')
      await running.ended
      return { seconds: (performance.now() - asked) / 1_000, log: readFileSync(log, 'utf8') }
    },
    async kill() {
      if (!running) return
      signalGroup(running.pid, 'SIGKILL')
      await running.ended
    },
  }
}

/** Waits until the proxy has asked every node twice: it may send somebody to one that it takes for ready at first. */
async function untilBalanced(proxy: Running): Promise<void> {
  const ended = await Promise.race([proxy.ended, sleep(2_500)])
  if (ended) throw new Failure(`HAProxy ended (${ended}). ${proxy.lastWords}`)
}
