import type { applicationTable } from './application.ts'
import { publishedInJwks, publishedInPem } from './connections/published-keys.ts'
import type { Upstream } from './connections/upstreams.ts'
import type { V3Values } from './connections/v3.ts'
import { isLocalDatabase, isLoopback, isLoopbackHost, parseDatabaseUrls } from './reading/addresses.ts'
import type { SettingFault } from './reading/config-error.ts'
import { judgeSecrets } from './reading/secret-strength.ts'
import type { ValuesOf } from './reading/setting.ts'
import { endedOn } from './runtime.ts'

/** What could be read of the settings, however much of them is at fault. */
export interface Given {
  application: Partial<ValuesOf<typeof applicationTable>>
  v3?: Partial<V3Values>
  /** Key sets of the FAPI apps, by the setting that holds each. */
  keySets: readonly { setting: string; text: string }[]
  upstreams: readonly Upstream[]
  nodeVersion: string
  now: number
}

type Broken = Pick<SettingFault, 'setting' | 'wrong'>

/** One thing that production must not have. */
export interface ProductionRule {
  id: string
  /** What it protects: the start and the doctor say the same. */
  why: string
  fix: string
  /** A warning lets the application start. */
  level: 'fault' | 'warning'
  /** What breaks the rule. */
  broken(given: Given): Broken[]
}

/** A broken rule, for the start and for the doctor. */
export type Refusal = SettingFault & Pick<ProductionRule, 'id' | 'why' | 'level'>

const isDemo = ({ application }: Given) => application.DEMO === '1'
const isAllowed = (url: string, { application }: Given) => hostOf(url) === application.ALLOW_SIMULATOR

/** Every rule of production, in the order in which they are told. */
const productionRules: readonly ProductionRule[] = [
  {
    id: 'production.demo',
    why: 'The demo shows its inner working to everybody, and keeps keys and answers where anyone on the machine reads them.',
    fix: 'take DEMO out for real or test accounts; to try a test environment from this machine, `npm run dev`',
    level: 'fault',
    broken: (given) => (isDemo(given) ? demoFaults(given) : []),
  },
  {
    id: 'production.database',
    why: 'The embedded server is one process on one disk, without a backup.',
    fix: 'DATABASE_URL=postgres://user:password@host:5432/database?sslmode=verify-full',
    level: 'fault',
    broken: ({ application }) =>
      application.DATABASE_URL
        ? []
        : [{ setting: 'DATABASE_URL', wrong: 'is missing: production needs a PostgreSQL server of its own' }],
  },
  {
    id: 'production.database-tls',
    why: 'Whoever is on the way could read and alter every row.',
    fix: 'end it with ?sslmode=verify-full, and &sslrootcert=/path/ca.pem where the authority is your own',
    level: 'fault',
    broken: ({ application }) => databaseFaults(application),
  },
  {
    id: 'production.app-url',
    why: 'Cookies and personal data would travel in clear.',
    fix: 'APP_URL=https://the.host.that.applicants.see, without a path',
    level: 'fault',
    broken: ({ application: { APP_URL } }) =>
      APP_URL?.startsWith('https:') ? [] : [{ setting: 'APP_URL', wrong: 'must be https in production' }],
  },
  {
    id: 'production.environment',
    why: 'Made-up people would become applications of verified ones.',
    fix: 'set it to production, or to staging (FAPI) or test (v3) for test accounts',
    level: 'fault',
    broken: (given) => [...v3EnvironmentFaults(given), ...upstreamFaults(given)],
  },
  {
    id: 'production.https',
    why: 'Secrets, tokens and persons would travel in clear.',
    fix: 'give its https address, or take the setting out so that the environment decides',
    level: 'fault',
    broken: ({ upstreams }) =>
      upstreams
        .filter(({ url }) => !url.startsWith('https:'))
        .map(({ setting }) => ({ setting, wrong: 'must lead to an https address in production' })),
  },
  {
    id: 'production.published-keys',
    why: 'Its private half can be downloaded by anyone, who could then forge persons or pose as this application.',
    fix: "make a key of your own (`npm run keys -- create` for FAPI), and take Myinfo's certificates from the developer portal",
    level: 'fault',
    broken: publishedFaults,
  },
  {
    id: 'production.secrets',
    why: 'Whoever can guess it can read stored applications, or pose as an applicant.',
    fix: 'draw a new one: openssl rand -base64 32 (for DATA_KEYS put it in front, and keep the old ones behind it)',
    level: 'fault',
    broken: ({ application }) => judgeSecrets(application),
  },
  {
    id: 'production.rehearsal',
    why: 'Nobody who logs in there is who they say they are; every page says that this is a rehearsal.',
    fix: 'take ALLOW_SIMULATOR out before real people apply',
    level: 'warning',
    broken: ({ application: { ALLOW_SIMULATOR } }) =>
      ALLOW_SIMULATOR ? [{ setting: 'ALLOW_SIMULATOR', wrong: 'lets a simulator stand in for Singpass' }] : [],
  },
  {
    id: 'production.runtime',
    why: 'Its faults are no longer mended.',
    fix: 'run on Node.js 24',
    level: 'warning',
    broken: ({ nodeVersion, now }) => {
      const ended = endedOn(nodeVersion, now)
      return ended ? [{ setting: 'Node.js', wrong: `${nodeVersion} has had no security fixes since ${ended}` }] : []
    },
  },
]

/**
 * What production refuses or warns of in these settings.
 *
 * A demo that keeps to this machine and its counterparts may break every rule but the first and the warnings.
 */
export function judgeProduction(given: Given): Refusal[] {
  const harmless = isDemo(given) && demoFaults(given).length === 0
  return productionRules
    .filter(({ level }) => !harmless || level === 'warning')
    .flatMap(({ broken, ...rule }) => broken(given).map((what) => ({ ...rule, ...what })))
}

function demoFaults(given: Given): Broken[] {
  const { application, upstreams } = given
  const real = upstreams.filter(({ url, isGenuine }) => isGenuine || (!isLoopback(url) && !isAllowed(url, given)))
  return [
    ...real.map(({ setting }) => ({
      setting: 'DEMO',
      wrong: `must not be 1 with a real Singpass or Myinfo (${setting})`,
    })),
    ...(application.APP_URL && !isLoopback(application.APP_URL)
      ? [{ setting: 'DEMO', wrong: 'must not be 1 at a public address (APP_URL)' }]
      : []),
  ]
}

/** Names each remote database that would be spoken to without TLS, or without knowing who answers. */
export function databaseFaults(given: Pick<Given['application'], 'DATABASE_URL' | 'DATABASE_MIGRATE_URL'>): Broken[] {
  return (['DATABASE_URL', 'DATABASE_MIGRATE_URL'] as const).flatMap((setting) => {
    const url = given[setting]
    if (!url || isLocalDatabase(url)) return []
    const mode = parseDatabaseUrls(url)[0]?.searchParams.get('sslmode')
    if (mode === 'verify-full' || mode === 'verify-ca') return []
    return [{ setting, wrong: 'leads to a remote database without TLS that verifies who answers' }]
  })
}

function v3EnvironmentFaults({ v3 }: Given): Broken[] {
  return v3?.MYINFO_V3_ENV === 'sandbox'
    ? [{ setting: 'MYINFO_V3_ENV', wrong: 'must not be sandbox in production: its people are made up and unsigned' }]
    : []
}

function upstreamFaults(given: Given): Broken[] {
  return given.upstreams
    .filter(({ url, isGenuine }) => !isGenuine && !isAllowed(url, given))
    .map(({ setting, url }) => ({
      setting,
      wrong: isLoopbackHost(hostOf(url))
        ? 'must not be local in production'
        : 'must lead to Singpass itself in production; for a rehearsal name the host in ALLOW_SIMULATOR',
    }))
}

function publishedFaults({ v3, keySets }: Given): Broken[] {
  const pems = (['MYINFO_V3_CERTIFICATES', 'MYINFO_V3_PRIVATE_KEY'] as const).map((setting) => ({
    setting,
    place: publishedInPem(v3?.[setting] ?? ''),
  }))
  const sets = keySets.map(({ setting, text }) => ({ setting, place: publishedInJwks(text) }))
  return [...pems, ...sets].flatMap(({ setting, place }) =>
    place ? [{ setting, wrong: `is a published sample key, of ${place}` }] : [],
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
