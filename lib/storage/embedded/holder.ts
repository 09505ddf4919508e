import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedPostgresError } from './error.ts'

/** Any number that nothing else on this server uses. */
const LOCK = 760_155_021
const NAME = 'held by process '
const RELEASED_WITHIN_MS = 1_500

/**
 * Holds the cluster for this process, or refuses and names the process that holds it.
 *
 * The hold is a lock of a connection: the system closes the connection of a process that dies, however it dies, and
 * the lock is free. A second start in the same process shares the hold.
 *
 * @param address of the database `postgres` on the server
 */
export async function holdCluster(address: string, directory: string): Promise<{ release(): Promise<void> }> {
  const socket = new Socket()
  const client = new pg.Client({
    stream: () => socket,
    connectionString: address,
    connectionTimeoutMillis: 5_000,
    application_name: NAME + process.pid,
    keepAlive: true,
  })
  // The server may be stopped under us; whoever uses the database learns of it by their own connection.
  client.on('error', () => undefined)
  await client.connect()
  const holder = await holderBesides(client)
  if (holder !== undefined && holder !== process.pid) {
    await client.end()
    throw new EmbeddedPostgresError(
      `the database in ${directory} is held by another live process (${holder}): stop it, or set another DATA_DIR`,
    )
  }
  // The hold ends with the process and must not keep it alive.
  socket.unref()

  return {
    async release() {
      socket.ref()
      await client.end()
    },
  }
}

async function holderBesides(client: pg.Client): Promise<number | undefined> {
  let holder: number | undefined
  for (const start = performance.now(); performance.now() - start < RELEASED_WITHIN_MS; await sleep(50)) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK])
    if (rows[0]?.held) return undefined
    holder = (await readHolder(client)) ?? holder
    if (holder === process.pid) return holder
  }
  return holder ?? 0
}

async function readHolder(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [LOCK],
  )
  const name: unknown = rows[0]?.name
  return typeof name === 'string' && name.startsWith(NAME) ? Number(name.slice(NAME.length)) : undefined
}
