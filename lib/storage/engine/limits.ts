import type pg from 'pg'

/** Longer than any of our statements takes, shorter than an applicant waits. */
const limits = {
  statement_timeout: '5s',
  lock_timeout: '3s',
  idle_in_transaction_session_timeout: '10s',
}

/** PostgreSQL's answers to two that alter one role at once, or alter it for the first time; the other has done it. */
const doneByAnother: ReadonlySet<string> = new Set(['XX000', '23505'])

/**
 * Limits the statements of this connection's role in this database, from its next connection on.
 *
 * As defaults of the role, which it may set for itself: a pool that lends connections by transaction refuses them as
 * startup parameters, and would hand on what a session sets to somebody else. A limit that an administrator has set is
 * left as it is.
 */
export async function limitStatements(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select current_database() as database, pg_is_in_recovery() as standby,
    current_setting('statement_timeout') as statement_timeout, current_setting('lock_timeout') as lock_timeout,
    current_setting('idle_in_transaction_session_timeout') as idle_in_transaction_session_timeout`)
  const [row] = rows
  if (!row || row.standby) return
  const database = client.escapeIdentifier(String(row.database))
  for (const [name, value] of Object.entries(limits)) {
    if (row[name] === '0')
      await unlessDone(client.query(`alter role current_user in database ${database} set ${name} = '${value}'`))
  }
}

async function unlessDone(change: Promise<unknown>): Promise<void> {
  await change.catch((error) => {
    if (!doneByAnother.has(Object(error).code)) throw error
  })
}
