import { importKeys, KeyFileError, parsePrivateKeys } from 'singpass-client/keys'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'

/**
 * Refuses keys that Singpass could never use, before the first login meets them: each is tried, its private half
 * against its public one.
 *
 * @throws {ConfigError} with a line for each fault.
 */
export async function requireUsableKeys({ fapi }: Pick<Config, 'fapi'>): Promise<void> {
  if (!fapi) return
  try {
    await importKeys(parsePrivateKeys(JSON.parse(fapi.keys)))
  } catch (failure) {
    if (!(failure instanceof KeyFileError)) throw failure
    throw new ConfigError(failure.faults.map((fault) => `SINGPASS_KEYS cannot be used: ${fault}`))
  }
}
