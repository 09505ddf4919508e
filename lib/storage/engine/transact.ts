import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { StorageUnavailable } from '../errors.ts'
import type { Database, Transaction } from '../store-parts.ts'
import { type NamedStatement, queryByName } from './by-name.ts'
import { isOnOneDisk } from './standby.ts'
import { READ_ONLY } from './writer.ts'

/**
 * Does work in one transaction, which is committed when the work ends and rolled back when it throws.
 *
 * Takes the connection from the pool itself, since Drizzle keeps one for ever whose `begin` fails, and gives back one
 * that is dead: ten lost connections and the pool would be empty until the process ends.
 *
 * A commit that stopped waiting for its standby counts as interrupted, although the server calls it done: it stands on
 * one disk. Who repeats the work finds it done, and waits for the standby anew.
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
    const result = await drizzle(connection).transaction(work)
    if (isOnOneDisk(connection)) throw new StorageUnavailable('interrupted')
    return result
  } catch (error) {
    doubtful = isUnanswered(error) || isOfAnotherServer(error) || isOnOneDisk(connection)
    throw error
  } finally {
    connection.release(doubtful)
  }
}

/** Does one statement, which is a transaction of its own, with the same care. */
export async function transactAtOnce(database: Database, statement: NamedStatement): Promise<pg.QueryResult> {
  const connection = await database.$client.connect()
  let doubtful = false
  try {
    const result = await queryByName(database.$client, statement, connection)
    if (isOnOneDisk(connection)) throw new StorageUnavailable('interrupted')
    return result
  } catch (error) {
    const isAnswered = error instanceof pg.DatabaseError && error.code !== READ_ONLY
    doubtful = !isAnswered || isOnOneDisk(connection)
    throw error
  } finally {
    connection.release(doubtful)
  }
}

/** True when the connection leads to a server that takes no writes any more: whoever connects anew may find the one that does. */
function isOfAnotherServer(error: unknown): boolean {
  return error instanceof DrizzleQueryError && Object(error.cause).code === READ_ONLY
}

/** True when a statement failed otherwise than by the server's own word: what the connection would do next is unknown. */
function isUnanswered(error: unknown): boolean {
  return error instanceof DrizzleQueryError && !(error.cause instanceof pg.DatabaseError)
}
