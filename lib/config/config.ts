import type { CertifiedClient } from '@/lib/delivery/access/tokens.ts'
import type { Receiver } from '@/lib/delivery/receivers/receiver.ts'
import { type DowntimeTable, publishedDowntimes } from '@/lib/onboarding/beforehand/downtime-table.ts'
import { applicationTable } from './application.ts'
import { type Connection, impliedConnections } from './connections/connections.ts'
import {
  type FapiAppValues,
  type FapiConfig,
  readFapiApp,
  readSingpass,
  type SingpassPlace,
} from './connections/fapi.ts'
import { upstreamsOf } from './connections/upstreams.ts'
import { readV3, type V3Config, type V3Values, v3ConfigOf } from './connections/v3.ts'
import { type MailConfig, readDelivery } from './delivery.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { type Given, judgeProduction, type Refusal } from './production.ts'
import type { ListenAddress } from './reading/addresses.ts'
import { ConfigError, type SettingFault } from './reading/config-error.ts'
import type { Env } from './reading/from-file.ts'
import { readTable } from './reading/setting.ts'
import { readStaff, type StaffConfig } from './staff.ts'

export type { Connection } from './connections/connections.ts'
export type { FapiConfig } from './connections/fapi.ts'
export type { V3Config } from './connections/v3.ts'
export type { Refusal } from './production.ts'
export { ConfigError, type SettingFault } from './reading/config-error.ts'
export type { StaffConfig } from './staff.ts'

/** Settings as an operator gives them, checked and typed. Names are those of the environment, in camelCase. */
export interface Config {
  production: boolean
  demo: boolean
  /** Epoch milliseconds that a demo takes for the moment it starts, to show what depends on the time. */
  demoNow?: number
  /** Where a demo is reached from its network; absent: nowhere. */
  demoLanUrl?: URL
  appUrl: URL
  authSecret: string
  /** What `authSecret` was before it was changed; accepted, and still what account IDs are hidden with. */
  formerAuthSecret?: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string
  databasePort: number
  dataDir: string
  dataKeys: string
  /** Absent: derived from the data keys. */
  auditKeys?: string
  retrievalMinutes: number
  /** How many entries of `X-Forwarded-For`, from the right, proxies of our own wrote; 0 where there is none. */
  trustedProxies: number
  /** The header, in lower case, in which a proxy of ours gives each request its id. */
  requestIdHeader?: string
  /** Connections at once, at most. */
  maxConnections: number
  /** How often something may be done within ten minutes. */
  limits: Limits
  /** When agencies are closed for maintenance. */
  downtimes: DowntimeTable
  /** How long a node that is asked to end goes on answering. */
  drainSeconds: number
  /** Where metrics are read; absent: nowhere. */
  metrics?: ListenAddress
  /** In the order given; the first is the default. */
  connections: readonly string[]
  v3?: V3Config
  /** FAPI apps by their connection. */
  fapi: ReadonlyMap<string, FapiConfig>
  /** What makes this no real deployment: the demo, or a rehearsal with a simulator in production. */
  standIn?: 'demo' | 'rehearsal'
  /** What production refuses or warns of: warnings alone when this is production. */
  refusals: readonly Refusal[]
  /** Who is told of applications. */
  receivers: readonly Receiver[]
  /** How e-mail leaves; absent: none does. */
  mail?: MailConfig
  /** Systems that the proxy knows by their certificates; empty: no certificate is looked at. */
  apiClients: readonly CertifiedClient[]
  /** How the bank's people sign in; absent: they have no pages. */
  staff?: StaffConfig
}

/** Long enough for a balancer that asks each second and believes the third answer. */
const DRAIN_SECONDS = 5

let loaded: Config | undefined

/** The process's own settings, read once. Throws `ConfigError` with every fault at once. */
export function config(): Config {
  loaded ??= loadConfig(process.env)
  return loaded
}

/** Reads settings from an environment. Blank is absent. Throws `ConfigError` with every fault at once. */
export function loadConfig(source: Env, now = Date.now()): Config {
  const env = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const faults: SettingFault[] = []
  const { readable, complete: base } = readTable(applicationTable, env, faults)
  const connections = readable.MYINFO_CONNECTIONS ?? impliedConnections(env)
  const v3 = connections.some(({ kind }) => kind === 'v3') ? readV3(env, faults) : undefined
  const apps = connections.filter(({ kind }) => kind === 'fapi')
  const singpass = apps.length > 0 ? readSingpass(env, faults) : {}
  const registered = apps.map((app) => ({ app, values: readFapiApp(app, env, faults) }))
  const delivery = readDelivery(env, faults)
  const staff = readStaff(env, faults)
  if (base && base.DEMO !== '1') faults.push(...ofDemoAlone.filter((setting) => base[setting]).map(demoAlone))
  const refusals = judgeProduction(givenOf({ application: readable, v3, singpass, registered, now }))
  const production = readable.NODE_ENV === 'production'
  // A demo is one wherever it runs: what it shows and makes easy must not meet a real login.
  faults.push(...refusals.filter(({ level, id }) => level === 'fault' && (production || id === 'production.demo')))
  if (!base || faults.length > 0) throw new ConfigError(faults)

  return {
    production,
    demo: base.DEMO === '1',
    demoNow: base.DEMO_NOW === undefined ? undefined : Date.parse(base.DEMO_NOW),
    demoLanUrl: base.DEMO_LAN_URL === undefined ? undefined : new URL(base.DEMO_LAN_URL),
    appUrl: new URL(base.APP_URL ?? `http://localhost:${base.PORT}`),
    authSecret: base.AUTH_SECRET,
    formerAuthSecret: base.AUTH_SECRET_OLD,
    databaseUrl: base.DATABASE_URL,
    databasePort: base.DATABASE_PORT,
    dataDir: base.DATA_DIR,
    dataKeys: base.DATA_KEYS,
    auditKeys: base.AUDIT_KEYS,
    retrievalMinutes: base.RETRIEVAL_MINUTES,
    trustedProxies: base.TRUSTED_PROXIES,
    requestIdHeader: base.REQUEST_ID_HEADER,
    maxConnections: base.MAX_CONNECTIONS,
    limits: base.LIMITS ?? defaultLimits,
    downtimes: base.AGENCY_DOWNTIMES ?? publishedDowntimes,
    drainSeconds: base.DRAIN_SECONDS ?? (production && base.DEMO !== '1' ? DRAIN_SECONDS : 0),
    metrics: base.METRICS_PORT,
    connections: connections.map(({ id }) => id),
    // Nothing is at fault, so everything could be read.
    v3: v3 && v3ConfigOf(v3 as V3Values),
    fapi: new Map(registered.map((one) => [one.app.id, fapiConfigOf(singpass as Required<SingpassPlace>, one)])),
    standIn: base.DEMO === '1' ? 'demo' : production && base.ALLOW_SIMULATOR ? 'rehearsal' : undefined,
    refusals,
    ...delivery,
    staff,
  }
}

const ofDemoAlone = ['DEMO_NOW', 'DEMO_LAN_URL'] as const

function demoAlone(setting: string): SettingFault {
  return { setting, wrong: 'is for the demo alone', fix: 'take it out, or set DEMO=1' }
}

interface Registered {
  app: Connection
  values: Partial<FapiAppValues>
}

interface ReadableSettings extends Pick<Given, 'application' | 'v3' | 'now'> {
  singpass: SingpassPlace
  registered: readonly Registered[]
}

function givenOf({ application, v3, singpass, registered, now }: ReadableSettings): Given {
  return {
    application,
    v3,
    keySets: registered.flatMap(({ app, values }) =>
      values.KEYS === undefined ? [] : [{ setting: `${app.prefix}KEYS`, text: values.KEYS }],
    ),
    upstreams: upstreamsOf(v3, singpass),
    nodeVersion: process.versions.node,
    now,
  }
}

function fapiConfigOf({ env, issuer }: Required<SingpassPlace>, { app, values }: Registered): FapiConfig {
  return { env, issuer, clientId: values.CLIENT_ID ?? '', keys: values.KEYS ?? '', prefix: app.prefix }
}
