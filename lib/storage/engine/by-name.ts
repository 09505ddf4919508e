import pg from 'pg'

/** A statement that goes by a name of its own, so that the server need parse and plan it once for each connection. */
export interface NamedStatement {
  name: string
  text: string
  values: unknown[]
}

/**
 * PostgreSQL's answers to a name that it does not know, that somebody else has given it, or that stands for a result of
 * another shape by now. Nothing was done then.
 */
const misunderstood: ReadonlySet<string | undefined> = new Set(['26000', '42P05', '0A000'])

const withoutNames = new WeakSet<pg.Pool>()

/**
 * Does a statement by its name, outside of any transaction that was begun before.
 *
 * A pool that lends connections by transaction leads each statement to another connection of the server, and not every
 * one carries names along (PgBouncer does from 1.21 on, where `max_prepared_statements` says so). The first statement that
 * this makes the server refuse is sent again without its name, and so is every later one.
 */
export async function queryByName(
  pool: pg.Pool,
  { name, text, values }: NamedStatement,
  connection: Pick<pg.ClientBase, 'query'> = pool,
): Promise<pg.QueryResult> {
  if (withoutNames.has(pool)) return connection.query(text, values)
  try {
    return await connection.query({ name, text, values })
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !misunderstood.has(error.code)) throw error
    withoutNames.add(pool)
    return connection.query(text, values)
  }
}
