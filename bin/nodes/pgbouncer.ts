import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { systemAccount } from '../../lib/storage/embedded/programs.ts'
import { Failure } from '../stack/failure.ts'
import { freePorts } from '../stack/ports.ts'
import { Running } from '../stack/processes/program.ts'
import { withServers } from './debian-program.ts'

/**
 * Starts PgBouncer in front of a database, as it comes except that it lends connections by transaction. Returns the
 * address of the database through it.
 */
export async function startPgBouncer(directory: string, database: string): Promise<{ url: string; bouncer: Running }> {
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
  const bouncer = new Running({
    name: 'PgBouncer',
    command: ['pgbouncer', '-q', ...(account ? ['-u', 'postgres'] : []), file],
    cwd: directory,
    environment: withServers(),
    output: path.join(directory, 'pgbouncer.log'),
  })
  address.port = String(port)
  await untilItAnswers(address.href, bouncer)
  return { url: address.href, bouncer }
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
