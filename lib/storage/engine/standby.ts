import type pg from 'pg'

/**
 * The function of PostgreSQL that waits for a standby, and warns when somebody ends the wait; the words of the warning
 * are in the server's language.
 *
 * @see {@link https://www.postgresql.org/docs/15/warm-standby.html#SYNCHRONOUS-REPLICATION PostgreSQL, synchronous replication}
 */
const WAITS_FOR_STANDBY = 'SyncRepWaitForLSN'

const onOneDisk = new WeakSet<pg.ClientBase>()

/** Remembers of a connection when one of its commits was answered before the standby had it. */
export function watchCommits(client: pg.ClientBase): void {
  client.on('notice', ({ routine }) => {
    if (routine === WAITS_FOR_STANDBY) onOneDisk.add(client)
  })
}

/** Whether a commit of this connection was answered before the standby had it. */
export function isOnOneDisk(client: pg.ClientBase): boolean {
  return onOneDisk.has(client)
}
