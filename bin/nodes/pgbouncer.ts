import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { systemAccount } from '../../lib/storage/embedded/programs.ts'
import { Failure } from '../stack/failure.ts'
import { freePorts } from '../stack/ports.ts'
import { Running } from '../stack/processes/program.ts'
import { withServers } from './debian-program.ts'

/** PgBouncer in front of a database. */
export interface PgBouncer {
  /** The address of the database through it. */
  url: string
  /** As when it is updated: all its connections end at once, and it comes back at the same address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts PgBouncer in front of a database, as it comes except that it lends connections by transaction. */
export async function startPgBouncer(directory: string, database: string): Promise<PgBouncer> {
  const address = new URL(database)
  const [port = 0] = await freePorts(1)
  const folder = path.join(directory, 'pgbouncer')
  const file = path.join(folder, 'pgbouncer.ini')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'users.txt'), `"${address.username}" "${address.password}"\n`)
  writeFileSync(file, settingsOf(folder, { port, server: address.port }))
  chmodSync(folder, 0o700)
  // It refuses to run as root.
  const account = await systemAccount()
  if (account) for (const own of [folder, file]) chownSync(own, account.uid, account.gid)
  const start = async () => {
    const started = new Running({
      name: 'PgBouncer',
      command: ['pgbouncer', '-q', ...(account ? ['-u', 'postgres'] : []), file],
      cwd: directory,
      environment: withServers(),
      output: path.join(directory, 'pgbouncer.log'),
    })
    await untilItAnswers(address.href, started)
    return started
  }
  address.port = String(port)
  let bouncer = await start()
  const stop = async () => void (await bouncer.stop(2_000))
  return {
    url: address.href,
    stop,
    async restart() {
      await stop()
      bouncer = await start()
    },
  }
}

function settingsOf(folder: string, { port, server }: { port: number; server: string }): string {
  return `[databases]
* = host=127.0.0.1 port=${server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${folder}/users.txt
pool_mode = transaction
default_pool_size = 8
`
}

async function untilItAnswers(url: string, bouncer: Running): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    const answers = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (answers) return
    await sleep(50)
  }
  throw new Failure(`PgBouncer does not answer. ${bouncer.lastWords}`)
}
