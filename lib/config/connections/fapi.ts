import { issuerFault, singpassIssuer } from 'singpass-client'
import { KeyFileError, parsePrivateKeys } from 'singpass-client/keys'
import { z } from 'zod'
import type { SettingFault } from '../reading/config-error.ts'
import { type Env, textOrFile } from '../reading/from-file.ts'
import { port, readTable, refusing, setting, type ValuesOf } from '../reading/setting.ts'
import type { Connection } from './connections.ts'

/** A registration with Singpass for FAPI 2.0. */
export interface FapiConfig {
  env: 'local' | 'staging' | 'production'
  issuer: string
  clientId: string
  /** Private JWKS, as JSON text. */
  keys: string
  /** How the names of its own settings begin: `SINGPASS_` or `SINGPASS_CARDS_`. */
  prefix: string
}

/** Where Singpass is, for every FAPI connection. */
export const singpassTable = {
  SINGPASS_ENV: setting({
    schema: z.enum(['local', 'staging', 'production'], 'must be local, staging or production').default('local'),
    meaning: 'Which Singpass: `local` is the simulator.',
    otherwise: '`local`',
    fix: 'SINGPASS_ENV=production for real people, staging for test accounts, local for the simulator',
  }),
  SINGPASS_ISSUER: setting({
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
      .superRefine(refusing(faultsOfIssuer))
      .optional(),
    meaning: 'Overrides the issuer; http for an address of this machine only.',
    otherwise: 'by `SINGPASS_ENV`',
    fix: 'take it out, so that SINGPASS_ENV decides, or give the issuer exactly as its discovery document names it',
  }),
  SIMULATOR_PORT: setting({
    schema: port.default(5157),
    meaning: 'The port of the simulator on this machine.',
    otherwise: '`5157`',
    fix: 'SIMULATOR_PORT=5157',
  }),
}

/** The settings of one FAPI app, whose names begin with `SINGPASS_` or, for a named one, `SINGPASS_<NAME>_`. */
export const fapiAppTable = {
  CLIENT_ID: setting({
    schema: z.string('is missing: the App ID of the Singpass Developer Portal'),
    meaning: 'The App ID that the Singpass Developer Portal shows.',
    otherwise: 'needed',
    fix: 'copy the App ID of your app in the Singpass Developer Portal',
  }),
  KEYS: setting({
    schema: z
      .string('is missing: a private JWKS, or a path to it')
      .transform(textOrFile)
      .superRefine(refusing(faultsOfKeySet)),
    meaning: 'Private keys that sign and open, as a JWKS or the path of one.',
    otherwise: 'needed; the demo makes them',
    fix: '`npm run keys -- create` makes a right pair in .data/singpass-keys.json; name that file',
    secret: true,
  }),
}

/** What the settings say of where Singpass is, as far as it can be read. */
export interface SingpassPlace {
  env?: FapiConfig['env']
  issuer?: string
  /** The setting that decides the issuer. */
  setting?: string
}

/** Reads where Singpass is; what is wrong is added to `faults`. */
export function readSingpass(env: Env, faults: SettingFault[]): SingpassPlace {
  const { readable } = readTable(singpassTable, env, faults)
  const { SINGPASS_ENV, SINGPASS_ISSUER, SIMULATOR_PORT } = readable
  const known = SINGPASS_ENV === 'local' || !SINGPASS_ENV ? simulatorAt(SIMULATOR_PORT) : singpassIssuer(SINGPASS_ENV)
  return {
    env: SINGPASS_ENV,
    issuer: SINGPASS_ISSUER ?? known,
    setting: SINGPASS_ISSUER ? 'SINGPASS_ISSUER' : 'SINGPASS_ENV',
  }
}

/** Reads one app's settings; what is wrong is added to `faults`, under the names that this connection has for them. */
export function readFapiApp({ prefix }: Connection, env: Env, faults: SettingFault[]): Partial<FapiAppValues> {
  const table = Object.fromEntries(Object.entries(fapiAppTable).map(([name, row]) => [`${prefix}${name}`, row]))
  const { readable } = readTable(table, env, faults)
  return Object.fromEntries(
    Object.entries(readable).map(([name, value]) => [name.slice(prefix.length), value]),
  ) as Partial<FapiAppValues>
}

/** Settings of one FAPI app as they were read. */
export type FapiAppValues = ValuesOf<typeof fapiAppTable>

function simulatorAt(simulator: number | undefined): string | undefined {
  return simulator === undefined ? undefined : `http://127.0.0.1:${simulator}/fapi`
}

function faultsOfIssuer(issuer: string): string[] {
  const wrong = issuerFault(issuer, { allowInsecureLoopback: true })
  return wrong ? [`cannot be used: ${wrong}`] : []
}

function faultsOfKeySet(text: string): string[] {
  if (text.includes('-----BEGIN')) return ['is PEM: it must be a private JWKS as JSON']
  const keys = parseJson(text)
  if (keys === undefined) return ['must be a private JWKS as JSON, or a path to one']
  if (isPublicHalf(keys)) return ['is the public half of a key set: give the private one, whose keys have a "d"']
  try {
    parsePrivateKeys(keys)
    return []
  } catch (failure) {
    if (!(failure instanceof KeyFileError)) throw failure
    return failure.faults.map((fault) => `cannot be used: ${fault}`)
  }
}

/** The parser's own error would quote the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isPublicHalf(value: unknown): boolean {
  const { keys } = Object(value)
  return Array.isArray(keys) && keys.length > 0 && keys.every((key) => Object(key).kty && Object(key).d === undefined)
}
