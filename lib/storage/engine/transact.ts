import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Database, Transaction } from '../store-parts.ts'

/**
 * Does work in one transaction, which is committed when the work ends and rolled back when it throws.
 *
 * Takes the connection from the pool itself, since Drizzle keeps one for ever whose `begin` fails, and gives back one
 * that is dead: ten lost connections and the pool would be empty until the process ends.
 *
 * @see {@link https://github.com/drizzle-team/drizzle-orm/issues/6241 drizzle-orm issue 6241}
 */
export async function transact<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const connection = await database.$client.connect()
  let doubtful = false
  try {
    return await drizzle(connection).transaction(work)
  } catch (error) {
    doubtful = isUnanswered(error)
    throw error
  } finally {
    connection.release(doubtful)
  }
}

/** True when a statement failed otherwise than by the server's own word: what the connection would do next is unknown. */
function isUnanswered(error: unknown): boolean {
  return error instanceof DrizzleQueryError && !(error.cause instanceof pg.DatabaseError)
}
