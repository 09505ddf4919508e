import { importKeys, KeyFileError, parsePrivateKeys } from 'singpass-client/keys'
import type { Config } from '../config.ts'
import { ConfigError, type SettingFault } from '../reading/config-error.ts'
import { type FapiConfig, fapiAppTable } from './fapi.ts'

/**
 * Refuses keys that Singpass could never use, before the first login meets them: each is tried, its private half
 * against its public one.
 *
 * @throws {ConfigError} with a line for each fault.
 */
export async function requireUsableKeys({ fapi }: Pick<Config, 'fapi'>): Promise<void> {
  const faults = await Promise.all([...fapi.values()].map(faultsOfKeys))
  if (faults.flat().length > 0) throw new ConfigError(faults.flat())
}

async function faultsOfKeys({ keys, prefix }: FapiConfig): Promise<SettingFault[]> {
  try {
    await importKeys(parsePrivateKeys(JSON.parse(keys)))
    return []
  } catch (failure) {
    if (!(failure instanceof KeyFileError)) throw failure
    const { fix } = fapiAppTable.KEYS
    return failure.faults.map((fault) => ({ setting: `${prefix}KEYS`, wrong: `cannot be used: ${fault}`, fix }))
  }
}
