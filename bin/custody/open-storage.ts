import { loadCustody } from '../../lib/config/custody.ts'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { type CommandContext, CommandRefused, exitCodes } from '../command/context.ts'
import { findEmbedded } from '../doctor/database.ts'

/** Does work on the stores of these settings, and closes them. Throws `ConfigError` or `CommandRefused`. */
export async function withStorage<Result>(
  { env, now }: CommandContext,
  work: (storage: Storage) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl, dataDir, dataKeys, auditKeys } = loadCustody(env)
  const url = databaseUrl ?? (await findEmbedded({ dataDir }, process.cwd()))
  if (!url) throw new CommandRefused('the embedded database does not run: start the application', exitCodes.fault)
  const storage = createStorage({ url, dataKeys, auditKeys, retrievalMinutes: 30, connections: 2, now })
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
