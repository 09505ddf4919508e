import { existsSync } from 'node:fs'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Cluster } from './cluster.ts'
import { EmbeddedPostgresError, errorCode } from './error.ts'

/** A server that runs on our cluster. */
export interface Running {
  pid: number
  port: number
}

const ANSWER_WITHIN_MS = 10_000

/**
 * Finds the server that still runs on this cluster, as after a crash of the process that started it.
 *
 * A pid file that names no process, or a process that is not this cluster's server, is stale. PostgreSQL itself clears
 * the former kind; the latter, left by a restart of the machine, is removed here.
 */
export async function findRunning(cluster: Cluster, password: string): Promise<Running | undefined> {
  const file = path.join(cluster.data, 'postmaster.pid')
  const found = await readPidFile(file)
  if (!found || !isAlive(found.pid)) return undefined
  if (await isAnotherProgram(found.pid, cluster)) {
    await rm(file, { force: true })
    return undefined
  }

  return whenAnswering({ file, pid: found.pid, cluster, password })
}

/** The address of a database on a local server. */
export function addressOf({ port, password, database }: { port: number; password: string; database: string }): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}

interface Waiting {
  file: string
  pid: number
  cluster: Cluster
  password: string
}

async function whenAnswering({ file, pid, cluster, password }: Waiting): Promise<Running | undefined> {
  let refusal = ''
  for (const start = performance.now(); performance.now() - start < ANSWER_WITHIN_MS; await sleep(50)) {
    const found = await readPidFile(file)
    if (!found || !isAlive(found.pid)) return undefined
    if (found.port === 0) continue
    refusal = await refusalOf(addressOf({ port: found.port, password, database: 'postgres' }))
    if (refusal === '') return { pid: found.pid, port: found.port }
    if (refusal === '28P01') break
  }
  throw new EmbeddedPostgresError(
    refusal === '28P01'
      ? `the database in ${cluster.directory} is damaged: its server does not accept the password kept beside it`
      : `PostgreSQL (process ${pid}) runs on ${cluster.directory} and does not answer; end that process and start again`,
  )
}

async function refusalOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return ''
  } catch (error) {
    return errorCode(error)
  }
}

async function readPidFile(file: string): Promise<Running | undefined> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number(lines[3] ?? 0) } : undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * A server works in its data directory; a process that has ended, and is only waiting to be collected, works nowhere.
 * Where the system does not tell (no /proc), the pid file is believed.
 */
async function isAnotherProgram(pid: number, { data }: Cluster): Promise<boolean> {
  if (!existsSync('/proc/self')) return false
  const [directory, own] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => ''), realpath(data)])
  return directory !== own
}
