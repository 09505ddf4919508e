import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterIn, openCluster } from '../../lib/storage/embedded/cluster.ts'
import { findPrograms, runAs, systemAccount } from '../../lib/storage/embedded/programs.ts'
import { makeServerCertificate } from '../delivery/server-certificate.ts'
import { freePorts } from '../stack/ports.ts'

/** One PostgreSQL server of two. */
export interface PostgresServer {
  /** Its own address. */
  url: string
  start(): Promise<void>
  /** As when its machine is lost: every process of it is gone at once. */
  kill(): void
  /** Makes a standby the primary. */
  promote(): Promise<void>
}

/** A primary and its standby, which streams from it; both are spoken to by TLS. */
export interface PostgresPair {
  /** The address of both, of which the one that takes writes is meant. */
  url: string
  primary: PostgresServer
  standby: PostgresServer
  /** One statement on the server of an address; its rows. */
  ask(url: string, statement: string): Promise<pg.QueryResultRow[]>
  stop(): void
}

type Account = Awaited<ReturnType<typeof systemAccount>>

/** Starts both. From then on a commit is answered once the standby has it too. */
export async function startPostgresPair(): Promise<PostgresPair> {
  const directory = mkdtempSync(path.join(tmpdir(), 'pair-'))
  chmodSync(directory, 0o711)
  const [programs, account, ports] = await Promise.all([findPrograms(), systemAccount(), freePorts(2)])
  const certificate = await makeCertificate(directory, account)
  const [first, second] = [clusterIn(path.join(directory, 'a')), clusterIn(path.join(directory, 'b'))]
  const password = await openCluster(first, programs, account)
  spawnSync('cp', ['-a', first.directory, second.directory])
  beStandby(second.data, account, `host=127.0.0.1 port=${ports[0]} user=postgres password=${password} sslmode=require`)

  const query = `sslmode=verify-full&sslrootcert=${certificate}`
  const addressOf = (hosts: string, database = 'postgres') =>
    `postgres://postgres:${password}@${hosts}/${database}?${query}`
  const [primary, standby] = [first, second].map((cluster, index): PostgresServer => {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB', 'ssl=on']
    const files = [`ssl_cert_file=${certificate}`, `ssl_key_file=${keyBeside(certificate)}`]
    const options = [`-p ${ports[index]}`, ...[...settings, ...files].map((setting) => `-c ${setting}`)].join(' ')
    const control = (...rest: string[]) => runAs(account, programs.pg_ctl, [...rest, '-s', '-w', '-D', cluster.data])
    return {
      url: addressOf(`127.0.0.1:${ports[index]}`, 'onboarding'),
      start: () => untilStarted(cluster.data, () => control('start', '-l', cluster.log, '-o', options)),
      kill: () => killIn(cluster.data),
      promote: () => control('promote'),
    }
  }) as [PostgresServer, PostgresServer]

  await primary.start()
  await standby.start()
  await ask(addressOf(`127.0.0.1:${ports[0]}`), 'create database onboarding')
  await ask(primary.url, "alter system set synchronous_standby_names = '*'")
  await ask(primary.url, 'select pg_reload_conf()')
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',')
  return {
    url: `${addressOf(hosts, 'onboarding')}&target_session_attrs=read-write`,
    primary,
    standby,
    ask,
    stop() {
      primary.kill()
      standby.kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function makeCertificate(directory: string, account: Account): Promise<string> {
  const { key, cert } = await makeServerCertificate()
  const file = path.join(directory, 'server.crt')
  writeFileSync(file, cert)
  writeFileSync(keyBeside(file), key, { mode: 0o600 })
  if (account) chownSync(keyBeside(file), account.uid, account.gid)
  return file
}

function keyBeside(certificate: string): string {
  return certificate.replace(/crt$/, 'key')
}

function beStandby(data: string, account: Account, primary: string): void {
  const signal = path.join(data, 'standby.signal')
  writeFileSync(signal, '')
  if (account) chownSync(signal, account.uid, account.gid)
  appendFileSync(path.join(data, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`)
}

/** A server that was killed leaves its pid file, and for a moment what it shared with processes that end after it. */
async function untilStarted(data: string, start: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    rmSync(path.join(data, 'postmaster.pid'), { force: true })
    try {
      return await start()
    } catch (error) {
      if (tries === 10) throw error
      await sleep(300)
    }
  }
}

/** kill -9 of each process that works in a data directory: those of its server and nobody else. */
function killIn(data: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === data) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

async function ask(connectionString: string, statement: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
