import { setTimeout as sleep } from 'node:timers/promises'
import type { Storage } from '../database.ts'
import type { TestDatabase } from './server.ts'

/** Rows that a call has read, by table, wherever an index or a scan has found them. Closes the stores, which nobody else may use. */
export async function readBy(
  database: TestDatabase,
  storage: Storage,
  call: (storage: Storage) => unknown,
): Promise<Record<string, number>> {
  const before = await rowsRead(database)
  await call(storage)
  await storage.close()
  // The engine has counted what a connection has read when that has ended.
  const theirs =
    "select from pg_stat_activity where application_name = 'myinfo-onboarding' and datname = current_database()"
  while ((await database.query(theirs)).length > 0) await sleep(10)
  const after = await rowsRead(database)
  const more = [...after].map(([table, read]): [string, number] => [table, read - (before.get(table) ?? 0)])
  return Object.fromEntries(more.filter(([, read]) => read > 0))
}

async function rowsRead({ query }: TestDatabase): Promise<Map<string, number>> {
  // What this connection itself has read is counted by now, and not during the call.
  await query('select pg_stat_force_next_flush()')
  const rows = await query('select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables')
  return new Map(rows.map(({ relname, read }) => [String(relname), Number(read)]))
}
