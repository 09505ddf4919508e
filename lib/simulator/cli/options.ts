import { parseArgs } from 'node:util'
import { parseSettings, type Settings } from '../settings.ts'

/** What `--help` prints. */
export const usage = `Singpass simulator: a strict stand-in for Singpass's FAPI 2.0 API and Myinfo v3, with people of its
own making.

  npm run simulator -- [options]           start it; elsewhere: npx singpass-simulator [options]
  npm run simulator -- review [options]    what the client that just logged in did right and wrong;
                                           see review --help

  --client FILE               JSON with the registered clients (or SIMULATOR_CLIENTS);
                              docs/simulator.md shows one
  --people FILE               JSON with people of your own, before the gallery (or SIMULATOR_PEOPLE)
  --port PORT                 where to listen (or SIMULATOR_PORT; 5157 unless given)
  --host ADDRESS              where to listen: 127.0.0.1 unless given; 0.0.0.0 needs --issuer
  --issuer URL                by what clients reach it, such as http://simulator:5157/fapi
  --tls                       serve https with a certificate of an authority of its own, whose file
                              is printed
  --tls-ca FILE               where that authority's certificate is written
  --allow-redirect-host HOST  a host on which redirect URIs may be http, such as a container's name;
                              may be repeated
  --v3-key FILE               PEM private key that Myinfo v3 signs with, with --v3-certificate FILE;
                              made anew unless given
  --sign-in WHO               log everybody in as this person, without a page: a sub, an NRIC or
                              FIN, or a title
  --set NAME=VALUE            change a setting, such as requireAssertionType=false; may be repeated
`

const options = {
  client: { type: 'string' },
  people: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  issuer: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-ca': { type: 'string' },
  'allow-redirect-host': { type: 'string', multiple: true },
  'v3-key': { type: 'string' },
  'v3-certificate': { type: 'string' },
  'sign-in': { type: 'string' },
  set: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const

/** What the command line asks for. */
export interface StartOptions {
  client: string | undefined
  people: string | undefined
  port: number
  host: string | undefined
  issuer: string | undefined
  tls: boolean
  caFile: string | undefined
  redirectHosts: readonly string[]
  v3Key: { key: string; certificate: string } | undefined
  signIn: string | undefined
  settings: Partial<Settings>
  help: boolean
}

/** Reads the command line and the environment. Throws a `TypeError` that names the option at fault. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({ args: [...args], options })
  return {
    client: values.client ?? environment.SIMULATOR_CLIENTS,
    people: values.people ?? environment.SIMULATOR_PEOPLE,
    port: readPort(values.port ?? environment.SIMULATOR_PORT ?? '5157'),
    host: values.host,
    issuer: values.issuer,
    tls: values.tls === true || values['tls-ca'] !== undefined,
    caFile: values['tls-ca'],
    redirectHosts: values['allow-redirect-host'] ?? [],
    v3Key: readV3Key(
      values['v3-key'] ?? environment.SIMULATOR_V3_KEY,
      values['v3-certificate'] ?? environment.SIMULATOR_V3_CERTIFICATE,
    ),
    signIn: values['sign-in'],
    settings: readSettings(values.set ?? []),
    help: values.help === true,
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError('the port is not a number up to 65535')
  }
  return port
}

function readV3Key(key: string | undefined, certificate: string | undefined): StartOptions['v3Key'] {
  if (key === undefined && certificate === undefined) return undefined
  if (key !== undefined && certificate !== undefined) return { key, certificate }
  throw new TypeError('--v3-key and --v3-certificate are given together')
}

function readSettings(pairs: readonly string[]): Partial<Settings> {
  return parseSettings(Object.fromEntries(pairs.map(readSetting)))
}

/** `true`, `false` and numbers are what they look like; anything else is a text. */
function readSetting(pair: string): [string, unknown] {
  const [name = '', value] = pair.split(/=(.*)/s)
  if (value === undefined) throw new TypeError(`--set takes NAME=VALUE, and "${name}" has no value`)
  if (value === 'true' || value === 'false') return [name, value === 'true']
  return [name, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}
