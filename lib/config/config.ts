import type { z } from 'zod'
import { applicationSchema } from './application.ts'
import { ConfigError } from './config-error.ts'
import { type FapiConfig, readFapi } from './fapi.ts'
import { type Env, isLoopback, read } from './read.ts'
import { readV3, type V3Config } from './v3.ts'

export { ConfigError } from './config-error.ts'
export type { FapiConfig } from './fapi.ts'
export type { V3Config } from './v3.ts'

/** Settings as an operator gives them, checked and typed. Names are those of the environment, in camelCase. */
export interface Config {
  production: boolean
  demo: boolean
  /** Epoch milliseconds that a demo takes for the moment it starts, to show what depends on the time. */
  demoNow?: number
  appUrl: URL
  authSecret: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string
  databasePort: number
  dataDir: string
  dataKeys: string
  retrievalMinutes: number
  /** In the order given; the first is the default. */
  connections: readonly ('v3' | 'fapi')[]
  v3?: V3Config
  fapi?: FapiConfig
}

let loaded: Config | undefined

/** The process's own settings, read once. Throws `ConfigError` with every fault at once. */
export function config(): Config {
  loaded ??= loadConfig(process.env)
  return loaded
}

/** Reads settings from an environment. Blank is absent. Throws `ConfigError` with every fault at once. */
export function loadConfig(source: Env): Config {
  const env = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const faults: string[] = []
  const base = read({ schema: applicationSchema, env, faults })
  const connections = base?.MYINFO_CONNECTIONS ?? []
  // Asked of the text itself, so that a fault elsewhere does not hide what is wrong with a connection.
  const named = (env.MYINFO_CONNECTIONS ?? 'v3').split(',').map((name) => name.trim())
  const v3 = named.includes('v3') ? readV3(env, faults) : undefined
  const fapi = named.includes('fapi') ? readFapi(env, faults) : undefined
  if (base) faults.push(...productionFaults({ base, v3, fapi }))
  if (base?.DEMO_NOW && base.DEMO !== '1') faults.push('DEMO_NOW is for the demo alone: take it out, or set DEMO=1')
  if (!base || faults.length > 0) throw new ConfigError(faults)

  return {
    production: base.NODE_ENV === 'production',
    demo: base.DEMO === '1',
    demoNow: base.DEMO_NOW === undefined ? undefined : Date.parse(base.DEMO_NOW),
    appUrl: new URL(base.APP_URL ?? `http://localhost:${base.PORT}`),
    authSecret: base.AUTH_SECRET,
    databaseUrl: base.DATABASE_URL,
    databasePort: base.DATABASE_PORT,
    dataDir: base.DATA_DIR,
    dataKeys: base.DATA_KEYS,
    retrievalMinutes: base.RETRIEVAL_MINUTES,
    connections,
    v3,
    fapi,
  }
}

function productionFaults({
  base,
  v3,
  fapi,
}: {
  base: z.infer<typeof applicationSchema>
  v3?: V3Config
  fapi?: FapiConfig
}): string[] {
  if (base.NODE_ENV !== 'production' || base.DEMO === '1') return []
  const faults: string[] = []
  if (!base.DATABASE_URL) faults.push('DATABASE_URL is missing: production needs a PostgreSQL server of its own')
  if (!base.APP_URL?.startsWith('https:')) faults.push('APP_URL must be https in production')
  if (v3?.url && isLoopback(v3.url)) faults.push('MYINFO_V3_ENV must not be local in production')
  if (fapi && isLoopback(fapi.issuer)) faults.push('SINGPASS_ENV must not be local in production')
  return faults
}
