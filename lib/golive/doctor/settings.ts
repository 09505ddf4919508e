import { type Config, ConfigError, loadConfig } from '@/lib/config/config.ts'
import { type Finding, fault, passed } from '../finding.ts'

/** Settings that could be read, or what is wrong with them; and the findings either way. */
export interface ReadSettings {
  config?: Config
  findings: Finding[]
}

/** Reads the settings as the application would, and reports every fault at once, by name and never by value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  try {
    const config = loadConfig(env)
    return { config, findings: [passed('settings', `every setting is there, for ${config.connections.join(' and ')}`)] }
  } catch (error) {
    const faults = error instanceof ConfigError ? error.faults : ['a file that a setting names cannot be read']
    return { findings: faults.map(describe) }
  }
}

function describe(line: string): Finding {
  const name = /^[A-Z][A-Z0-9_]+/.exec(line)?.[0] ?? 'settings'
  return fault(`settings.${name}`, line, {
    why: 'The application does not start until every setting is right.',
    fix: fixes[name] ?? `set ${name} in the environment of the application, as the README says under "Settings"`,
  })
}

const fixes: Record<string, string> = {
  AUTH_SECRET: 'AUTH_SECRET="$(openssl rand -base64 32)"',
  DATA_KEYS: `DATA_KEYS="k1:$(openssl rand 32 | base64 | tr '+/' '-_' | tr -d '=')"; keep a copy of it in your vault`,
  SINGPASS_KEYS: '`npm run keys -- create`, then SINGPASS_KEYS=.data/singpass-keys.json',
  SINGPASS_CLIENT_ID: 'copy the App ID of your app in the Singpass Developer Portal',
  MYINFO_V3_CLIENT_ID: 'copy the client ID of your app in the developer portal',
  MYINFO_V3_CLIENT_SECRET: 'copy the client secret of your app in the developer portal',
  MYINFO_V3_PRIVATE_KEY: 'name the RSA key whose certificate you uploaded: MYINFO_V3_PRIVATE_KEY=/path/to/key.pem',
  MYINFO_V3_CERTIFICATES: 'download the certificates of this environment from the developer portal, and name the file',
  DATABASE_URL: 'DATABASE_URL=postgres://user:password@host:5432/database?sslmode=verify-full',
  APP_URL: 'APP_URL=https://the.host.that.applicants.see, without a path',
}
