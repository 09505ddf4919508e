import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, clusterIn, openCluster } from './cluster.ts'
import { EmbeddedPostgresError, errorCode } from './error.ts'
import { holdCluster } from './holder.ts'
import { keepServing } from './keep-serving.ts'
import { findPrograms, type Programs, runAs, type SystemAccount, systemAccount } from './programs.ts'
import { addressOf, findRunning, type Running } from './running.ts'

export { EmbeddedPostgresError } from './error.ts'

/** A PostgreSQL of our own, in a directory. */
export interface EmbeddedPostgres {
  /** Address of its database, with the password. */
  url: string
  /** True when a server was found running on the directory and taken over. */
  adopted: boolean
  /** Stops the server, started or adopted; running transactions are rolled back, committed ones are on disk. */
  stop(): Promise<void>
}

const DATABASE = 'onboarding'

/** `duplicate_database`, and `unique_violation` when two make it in the same instant. */
const MADE_ALREADY = new Set(['42P04', '23505'])

/** Said for a moment after the server was killed: processes of its own have not noticed yet. */
const STILL_ENDING = /pre-existing shared memory block/

/**
 * Given on every start. Commits reach the disk before they are acknowledged, and nothing of a statement (its values
 * above all) reaches the server's log.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  shared_buffers: '32MB',
  jit: 'off',
  log_checkpoints: 'off',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
}

/**
 * Starts PostgreSQL on a directory of its own, making the cluster the first time; on a second start after a crash it
 * adopts the server that still runs there. Listens on 127.0.0.1 only; port 0 takes a free one.
 *
 * Throws `EmbeddedPostgresError`, with one sentence that says what to do, when the directory cannot be written, is
 * damaged or is held by another live process, and when the port is taken by another program.
 */
export async function startEmbeddedPostgres({ directory, port, keep }: Start): Promise<EmbeddedPostgres> {
  const [programs, account] = await Promise.all([findPrograms(), systemAccount()])
  const cluster = clusterIn(directory)
  const password = await openCluster(cluster, programs, account)
  const ours = { cluster, programs, account, password }
  const found = await findRunning(cluster, password)
  let running = found ?? (await startServer({ ...ours, port }))
  const administration = addressOf({ port: running.port, password, database: 'postgres' })
  let hold = await holdCluster(administration, cluster.directory)
  const stopAtExit = () => interrupt(running.pid)
  process.once('exit', stopAtExit)
  await ensureDatabase(administration)
  const stopKeeping = keep
    ? keepServing({
        pid: () => running.pid,
        address: administration,
        async replace() {
          running = (await findRunning(cluster, password)) ?? (await startServer({ ...ours, port: running.port }))
          hold = await holdCluster(administration, cluster.directory)
        },
        replaced: keep.replaced,
      })
    : async () => undefined

  return {
    url: addressOf({ port: running.port, password, database: DATABASE }),
    adopted: found !== undefined,
    async stop() {
      process.off('exit', stopAtExit)
      await stopKeeping()
      await hold.release()
      await stopServer(ours)
    },
  }
}

interface Start {
  directory: string
  port: number
  /** Given: a server that ends or hangs is replaced while this process lives; see `keepServing`. */
  keep?: { replaced?(): void }
}

interface Ours {
  cluster: Cluster
  programs: Programs
  account: SystemAccount
  password: string
}

async function startServer(start: Ours & { port: number }, patience = 10): Promise<Running> {
  const { cluster, programs, account, password, port } = start
  try {
    const wanted = await claimPort(port)
    const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
    const options = ['-p', String(wanted), ...settings].join(' ')
    await runAs(account, programs.pg_ctl, ['start', '-s', '-w', '-D', cluster.data, '-l', cluster.log, '-o', options])
  } catch (error) {
    // Another process may have started the server at the same moment; who may use it is decided by the hold.
    if (!(await findRunning(cluster, password))) {
      const explanation = await explained(error, cluster)
      if (patience === 0 || !STILL_ENDING.test(String(explanation))) throw explanation
      await sleep(300)
      return startServer(start, patience - 1)
    }
  }

  const running = await findRunning(cluster, password)
  if (!running) throw new EmbeddedPostgresError(`PostgreSQL ended right after its start; see ${cluster.log}`)
  return running
}

async function stopServer({ cluster, programs, account, password }: Ours): Promise<void> {
  if (!(await findRunning(cluster, password))) return
  await runAs(account, programs.pg_ctl, ['stop', '-s', '-w', '-m', 'fast', '-D', cluster.data])
}

async function claimPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () => {
      reject(new EmbeddedPostgresError(`port ${port} is taken by another program: stop it, or set DATABASE_PORT`))
    })
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

async function explained(error: unknown, { log }: Cluster): Promise<unknown> {
  if (!(error instanceof EmbeddedPostgresError) || !error.message.startsWith('PostgreSQL did not start')) return error
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, '')
  return new EmbeddedPostgresError(`PostgreSQL did not start: ${fatal ?? 'unknown reason'} (see ${log})`)
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // Somebody else made it between the two statements.
    if (!MADE_ALREADY.has(errorCode(error))) throw error
  } finally {
    await client.end()
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It has stopped already.
  }
}
