import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createStorage, type Storage, type StorageOptions } from './database.ts'
import { startEmbeddedPostgres } from './embedded.ts'

/** A real PostgreSQL for one test file. */
export interface TestDatabase {
  url: string
  /** The server's own directory. */
  directory: string
  /** Stores on this database, with a data key of their own unless one is given; closed by `stop`. */
  storage(options?: Partial<StorageOptions>): Storage
  stop(): Promise<void>
}

/** Starts PostgreSQL in a new directory on a free port, with all tables. Stop it in `afterAll`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const directory = path.join(os.tmpdir(), `storage-${randomUUID()}`)
  const { url, stop } = await startEmbeddedPostgres({ directory, port: 0 })
  const dataKeys = makeDataKey('test')
  const opened: Storage[] = []
  function storage(options: Partial<StorageOptions> = {}): Storage {
    const next = createStorage({ url, dataKeys, retrievalMinutes: 30, ...options })
    opened.push(next)
    return next
  }
  await storage().migrate()

  return {
    url,
    directory,
    storage,
    async stop() {
      await Promise.all(opened.map(({ close }) => close().catch(() => undefined)))
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** A data key as it stands in `DATA_KEYS`. */
export function makeDataKey(keyId: string): string {
  return `${keyId}:${randomBytes(32).toString('base64url')}`
}
