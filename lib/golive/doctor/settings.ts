import { type Config, ConfigError, loadConfig, type Refusal, type SettingFault } from '@/lib/config/config.ts'
import { type Finding, fault, passed } from '../finding.ts'

/** Settings that could be read, or what is wrong with them; and the findings either way. */
export interface ReadSettings {
  config?: Config
  findings: Finding[]
}

/** Reads the settings as the application would, and reports every fault at once, by name and never by value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, now = Date.now()): ReadSettings {
  try {
    const config = loadConfig(env, now)
    return { config, findings: [passed('settings', `every setting is there, for ${config.connections.join(' and ')}`)] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { findings: error.faults.map(describe) }
  }
}

function describe(found: SettingFault | Refusal): Finding {
  const { setting, wrong, fix } = found
  const [id, why] = 'id' in found ? [found.id, found.why] : [`settings.${setting}`, notStarted]
  return fault(id, `${setting} ${wrong}`, { why, fix })
}

const notStarted = 'The application does not start until every setting is right.'
