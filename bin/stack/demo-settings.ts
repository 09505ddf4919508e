import path from 'node:path'
import { isLoopback } from '../../lib/config/reading/addresses.ts'
import { mockpassPlan, simulatorPlan, staffProviderPlan } from './counterpart-plans.ts'
import {
  type DemoPlan,
  type Environment,
  type MadeSetting,
  portOf,
  type Settings,
  SIMULATOR_CERTIFICATE_FILE,
} from './plan.ts'

/** What the plan depends on besides the environment. */
export interface Surroundings {
  /** The checkout, absolute. */
  root: string
  /** Name of this machine: containers export it as `HOSTNAME`, where it does not mean a listening address. */
  machine: string
  /** Whether there is a simulator to start. */
  simulator: boolean
  /** MockPass plays Myinfo v3 in place of the simulator, as it does where there is no simulator. */
  mockpass: boolean
  /** `next dev` instead of the built application. */
  dev: boolean
}

/** Where the demo keeps its database and keys. */
export function dataDirectoryOf(environment: Environment, root: string): string {
  return path.resolve(root, environment.DATA_DIR || '.data')
}

/**
 * Plans the demo from the environment. A setting that is given wins over the demo's own, and a counterpart that the
 * environment names elsewhere is not started here: `MYINFO_V3_URL` or another `MYINFO_V3_ENV` replaces whoever plays v3,
 * `SINGPASS_ISSUER` or another `SINGPASS_ENV` the simulator, `DATABASE_URL` the embedded PostgreSQL.
 */
export function planDemo(environment: Environment, made: Record<MadeSetting, string>, around: Surroundings): DemoPlan {
  const given = presentIn(environment)
  const host = given.HOSTNAME && given.HOSTNAME !== around.machine ? given.HOSTNAME : 'localhost'
  const port = portOf(given, 'PORT', 3000)
  const dataDirectory = dataDirectoryOf(given, around.root)
  const isMockpass = around.mockpass || !around.simulator
  const own = {
    ...sharedSettings(made, { simulator: around.simulator, port }),
    ...v3Settings(given, made, isMockpass ? locateMockpass(given, around.root) : locateV3(given, dataDirectory)),
    ...fapiSettings(given, made),
    ...staffSettings(given, made, around),
  }
  const settings = { ...own, ...given, DATA_DIR: dataDirectory }
  const plan: DemoPlan = {
    dataDirectory,
    url: settings.APP_URL,
    app: { host, port, environment: appEnvironment(settings, { host, port, dev: around.dev }) },
  }

  if (!given.DATABASE_URL) {
    plan.database = { port: portOf(given, 'DATABASE_PORT', 5433), directory: path.join(dataDirectory, 'postgres') }
  }
  const isV3Here = isWanted(settings, 'v3') && !isV3Elsewhere(given)
  const isFapiHere = isWanted(settings, 'fapi') && !isFapiElsewhere(given)
  const playsV3 = isV3Here && !isMockpass
  if (isV3Here && isMockpass) plan.mockpass = mockpassPlan(given, settings)
  if (isFapiHere || playsV3) plan.simulator = simulatorPlan(given, settings, { playsV3 })
  if (around.simulator && !given.STAFF_ISSUER) plan.staffProvider = staffProviderPlan(given, settings)
  return plan
}

function sharedSettings(made: Record<MadeSetting, string>, { simulator, port }: { simulator: boolean; port: number }) {
  return {
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: made.AUTH_SECRET,
    DATA_KEYS: made.DATA_KEYS,
    MYINFO_CONNECTIONS: simulator ? 'fapi,v3' : 'v3',
  }
}

/** The demo's registration is worth nothing at a real Myinfo: there, absent settings are left for the start to report. */
function v3Settings(given: Environment, made: Record<MadeSetting, string>, counterpart: Settings): Settings {
  if (isSet(given.MYINFO_V3_ENV, 'local')) return {}

  const registered = {
    MYINFO_V3_CLIENT_ID: made.MYINFO_V3_CLIENT_ID,
    MYINFO_V3_CLIENT_SECRET: made.MYINFO_V3_CLIENT_SECRET,
    MYINFO_V3_PRIVATE_KEY: made.MYINFO_V3_PRIVATE_KEY,
  }
  return { ...registered, ...counterpart }
}

function locateMockpass(given: Environment, root: string): Settings {
  return {
    MYINFO_V3_URL: `http://127.0.0.1:${portOf(given, 'MOCKPASS_PORT', 5156)}/myinfo/v3`,
    MYINFO_V3_CERTIFICATES: path.join(root, 'node_modules/@opengovsg/mockpass/static/certs/spcp.crt'),
  }
}

function locateV3(given: Environment, dataDirectory: string): Settings {
  const context = given.MYINFO_V3_CONTEXT || 'com'
  return {
    MYINFO_V3_URL: `http://127.0.0.1:${portOf(given, 'SIMULATOR_PORT', 5157)}/${context}/v3`,
    MYINFO_V3_CERTIFICATES: path.join(dataDirectory, SIMULATOR_CERTIFICATE_FILE),
  }
}

function fapiSettings(given: Environment, made: Record<MadeSetting, string>): Settings {
  if (isSet(given.SINGPASS_ENV, 'local')) return {}

  return {
    SINGPASS_CLIENT_ID: made.SINGPASS_CLIENT_ID,
    SINGPASS_KEYS: made.SINGPASS_KEYS,
    SINGPASS_ISSUER: `http://127.0.0.1:${portOf(given, 'SIMULATOR_PORT', 5157)}/fapi`,
  }
}

/** The bank's people, played by a provider on this machine, where what it is built on runs. */
function staffSettings(given: Environment, made: Record<MadeSetting, string>, { simulator }: Surroundings): Settings {
  if (given.STAFF_ISSUER || !simulator) return {}
  const roles = {
    viewer: ['onboarding-viewers'],
    reviewer: ['onboarding-reviewers'],
    approver: ['onboarding-approvers'],
    auditor: ['onboarding-auditors'],
  }
  return {
    STAFF_ISSUER: `http://127.0.0.1:${portOf(given, 'STAFF_PORT', 5158)}`,
    STAFF_CLIENT_ID: 'onboarding-demo',
    STAFF_CLIENT_SECRET: made.STAFF_CLIENT_SECRET,
    STAFF_ROLES: JSON.stringify({ claim: 'groups', roles }),
  }
}

function isV3Elsewhere(given: Environment): boolean {
  return Boolean(given.MYINFO_V3_URL) || isSet(given.MYINFO_V3_ENV, 'local')
}

function isFapiElsewhere(given: Environment): boolean {
  return Boolean(given.SINGPASS_ISSUER) || isSet(given.SINGPASS_ENV, 'local')
}

/** Development against a real Singpass or Myinfo is no demo: nobody there is made up. */
function isReal(settings: Environment): boolean {
  const addresses = [settings.SINGPASS_ISSUER, settings.MYINFO_V3_URL].filter((address) => address !== undefined)
  const isPlayed = (address: string) =>
    isLoopback(address) || (URL.canParse(address) && new URL(address).hostname === settings.ALLOW_SIMULATOR)
  return isSet(settings.SINGPASS_ENV, 'local') || isSet(settings.MYINFO_V3_ENV, 'local') || !addresses.every(isPlayed)
}

/** Whether a setting is given and differs from its ordinary value. */
function isSet(value: string | undefined, ordinary: string): boolean {
  return Boolean(value) && value !== ordinary
}

function isWanted({ MYINFO_CONNECTIONS }: Settings, connection: string): boolean {
  return (MYINFO_CONNECTIONS ?? '').split(',').some((name) => name.trim() === connection)
}

function presentIn(environment: Environment): Settings {
  const present = Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()))
  return Object.fromEntries(present)
}

function appEnvironment(
  settings: Settings,
  { host, port, dev }: { host: string; port: number; dev: boolean },
): Settings {
  return {
    ...settings,
    DEMO: settings.DEMO ?? (dev && isReal(settings) ? '0' : '1'),
    HOSTNAME: host,
    PORT: String(port),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
