import path from 'node:path'

/** Names of the settings that the demo makes on its first run and keeps in `DATA_DIR`. */
export type MadeSetting =
  | 'AUTH_SECRET'
  | 'DATA_KEYS'
  | 'MYINFO_V3_CLIENT_ID'
  | 'MYINFO_V3_CLIENT_SECRET'
  | 'MYINFO_V3_PRIVATE_KEY'
  | 'SINGPASS_CLIENT_ID'
  | 'SINGPASS_KEYS'

export type Settings = Record<string, string>

export interface Surroundings {
  /** The checkout, absolute. */
  root: string
  /** Name of this machine: containers export it as `HOSTNAME`, where it does not mean a listening address. */
  machine: string
  /** Whether there is a simulator to start. */
  simulator: boolean
  /** `next dev` instead of the built application. */
  dev: boolean
}

/** What to start, where, and with which environment. A part that is absent is not started. */
export interface DemoPlan {
  dataDirectory: string
  url: string
  app: { host: string; port: number; environment: Settings }
  database?: { port: number; directory: string }
  mockpass?: { port: number; environment: Settings }
  simulator?: { port: number; environment: Settings; clients: object[] }
}

type Environment = Record<string, string | undefined>

/** The certificate of the demo's v3 key, in `DATA_DIR`: what MockPass verifies requests with and encrypts persons to. */
export const CERTIFICATE_FILE = 'myinfo-v3.crt'

/** The simulator's list of registered clients, in `DATA_DIR`. */
export const CLIENTS_FILE = 'simulator-clients.json'

/** Where the demo keeps its database and keys. */
export function dataDirectoryOf(environment: Environment, root: string): string {
  return path.resolve(root, environment.DATA_DIR || '.data')
}

/**
 * Plans the demo from the environment. A setting that is given wins over the demo's own, and a counterpart that the
 * environment names elsewhere is not started here: `MYINFO_V3_URL` or another `MYINFO_V3_ENV` replaces MockPass,
 * `SINGPASS_ISSUER` or another `SINGPASS_ENV` the simulator, `DATABASE_URL` the embedded PostgreSQL.
 */
export function planDemo(environment: Environment, made: Record<MadeSetting, string>, around: Surroundings): DemoPlan {
  const given = presentIn(environment)
  const host = given.HOSTNAME && given.HOSTNAME !== around.machine ? given.HOSTNAME : 'localhost'
  const port = portOf(given, 'PORT', 3000)
  const dataDirectory = dataDirectoryOf(given, around.root)
  const own = {
    ...sharedSettings(made, { simulator: around.simulator, port }),
    ...v3Settings(given, made, around.root),
    ...fapiSettings(given, made),
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
  if (isWanted(settings, 'v3') && !isV3Elsewhere(given)) plan.mockpass = mockpassPlan(given, settings)
  if (isWanted(settings, 'fapi') && !isFapiElsewhere(given)) plan.simulator = simulatorPlan(given, settings)
  return plan
}

/** Reads a port from the environment; throws a `RangeError` that names the setting. */
export function portOf(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name] || String(otherwise)
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new RangeError(`${name} must be a port between 1 and 65535`)
}

function sharedSettings(made: Record<MadeSetting, string>, { simulator, port }: { simulator: boolean; port: number }) {
  return {
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: made.AUTH_SECRET,
    DATA_KEYS: made.DATA_KEYS,
    MYINFO_CONNECTIONS: simulator ? 'v3,fapi' : 'v3',
  }
}

/** The demo's registration is worth nothing at a real Myinfo: there, absent settings are left for the start to report. */
function v3Settings(given: Environment, made: Record<MadeSetting, string>, root: string): Settings {
  if (isSet(given.MYINFO_V3_ENV, 'local')) return {}

  const registered = {
    MYINFO_V3_CLIENT_ID: made.MYINFO_V3_CLIENT_ID,
    MYINFO_V3_CLIENT_SECRET: made.MYINFO_V3_CLIENT_SECRET,
    MYINFO_V3_PRIVATE_KEY: made.MYINFO_V3_PRIVATE_KEY,
  }
  return {
    ...registered,
    MYINFO_V3_URL: `http://127.0.0.1:${portOf(given, 'MOCKPASS_PORT', 5156)}/myinfo/v3`,
    MYINFO_V3_CERTIFICATES: path.join(root, 'node_modules/@opengovsg/mockpass/static/certs/spcp.crt'),
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

function isV3Elsewhere(given: Environment): boolean {
  return Boolean(given.MYINFO_V3_URL) || isSet(given.MYINFO_V3_ENV, 'local')
}

function isFapiElsewhere(given: Environment): boolean {
  return Boolean(given.SINGPASS_ISSUER) || isSet(given.SINGPASS_ENV, 'local')
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
    DEMO: settings.DEMO ?? '1',
    HOSTNAME: host,
    PORT: String(port),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/**
 * MockPass is another party's program: it is told what it needs and nothing else of ours. Two addresses, `localhost`
 * for the application and `127.0.0.1` for MockPass, keep the cookies of the two apart: MockPass's holds the NRIC.
 */
function mockpassPlan(given: Environment, settings: Settings) {
  const certificate = path.join(settings.DATA_DIR ?? '', CERTIFICATE_FILE)
  const port = portOf(given, 'MOCKPASS_PORT', 5156)
  const environment = {
    PATH: given.PATH ?? '',
    NODE_ENV: 'production',
    MOCKPASS_PORT: String(port),
    SHOW_LOGIN_PAGE: given.SHOW_LOGIN_PAGE || 'true',
    ENCRYPT_MYINFO: given.ENCRYPT_MYINFO || 'true',
    SERVICE_PROVIDER_MYINFO_SECRET: settings.MYINFO_V3_CLIENT_SECRET ?? '',
    SERVICE_PROVIDER_CERT_PATH: certificate,
    SERVICE_PROVIDER_PUB_KEY: certificate,
  }
  return { port, environment }
}

function simulatorPlan(given: Environment, settings: Settings) {
  const port = portOf(given, 'SIMULATOR_PORT', 5157)
  const client = {
    clientId: settings.SINGPASS_CLIENT_ID,
    name: 'Myinfo onboarding',
    entity: 'Demo Bank',
    purpose: 'opening an account',
    redirectUris: [`${settings.APP_URL}/api/auth/callback/fapi`],
    jwksUri: `${settings.APP_URL}/.well-known/jwks.json`,
    scopes: 'all',
  }
  const environment = {
    PATH: given.PATH ?? '',
    NODE_ENV: 'production',
    DEMO: '1',
    SIMULATOR_PORT: String(port),
    SIMULATOR_CLIENTS: given.SIMULATOR_CLIENTS || path.join(settings.DATA_DIR ?? '', CLIENTS_FILE),
  }
  return { port, environment, clients: [client] }
}
