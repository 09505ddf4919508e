import path from 'node:path'
import { brand } from '../../lib/onboarding/brand.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import {
  CERTIFICATE_FILE,
  CLIENTS_FILE,
  type Environment,
  portOf,
  type Settings,
  SIMULATOR_CERTIFICATE_FILE,
  SIMULATOR_KEY_FILE,
} from './plan.ts'

/**
 * MockPass is another party's program: it is told what it needs and nothing else of ours. Two addresses, `localhost`
 * for the application and `127.0.0.1` for MockPass, keep the cookies of the two apart: MockPass's holds the NRIC.
 */
export function mockpassPlan(given: Environment, settings: Settings) {
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

/**
 * The simulator knows this application: by its address and the key set that it publishes, and where it plays Myinfo v3
 * as well, by its certificate, which is added when the file is written.
 */
export function simulatorPlan(given: Environment, settings: Settings, { playsV3 }: { playsV3: boolean }) {
  const port = portOf(given, 'SIMULATOR_PORT', 5157)
  const client = {
    clientId: settings.SINGPASS_CLIENT_ID,
    name: brand.name,
    entity: brand.operator,
    purpose: everyPurpose(),
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
    ...(given.SIMULATOR_PEOPLE && { SIMULATOR_PEOPLE: given.SIMULATOR_PEOPLE }),
    ...(playsV3 ? locateV3Keys(settings) : {}),
  }
  return { port, environment, clients: [client], v3Clients: playsV3 ? [buildV3Client(settings)] : [] }
}

/** One application at Singpass has one purpose, registered with it: here, what all the products are for. */
function everyPurpose(): string {
  const purposes = productsOnOffer({ demo: false }).map(({ purpose }) => purpose)
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(purposes)
}

/** The bank's own sign-in knows one client too: this application. */
export function staffProviderPlan(given: Environment, settings: Settings) {
  const port = portOf(given, 'STAFF_PORT', 5158)
  const { APP_URL = '', STAFF_CLIENT_ID = '', STAFF_CLIENT_SECRET = '' } = settings
  const registered = { APP_URL, STAFF_CLIENT_ID, STAFF_CLIENT_SECRET }
  return {
    port,
    environment: { PATH: given.PATH ?? '', NODE_ENV: 'production', STAFF_PORT: String(port), ...registered },
  }
}

function buildV3Client(settings: Settings) {
  const context = settings.MYINFO_V3_CONTEXT || 'com'
  return {
    clientId: settings.MYINFO_V3_CLIENT_ID,
    clientSecret: settings.MYINFO_V3_CLIENT_SECRET,
    name: brand.name,
    entity: brand.operator,
    redirectUris: [`${settings.APP_URL}/api/auth/callback/v3`],
    attributes: 'all',
    context,
    ...(context === 'gov' ? { eserviceId: settings.MYINFO_V3_ESERVICE_ID } : {}),
  }
}

/** Kept from one start to the next: the application is told once by what certificate it knows the simulator. */
function locateV3Keys({ DATA_DIR = '' }: Settings): Settings {
  return {
    SIMULATOR_V3_KEY: path.join(DATA_DIR, SIMULATOR_KEY_FILE),
    SIMULATOR_V3_CERTIFICATE: path.join(DATA_DIR, SIMULATOR_CERTIFICATE_FILE),
  }
}
