import { issuerFault, singpassIssuer } from 'singpass-client'
import { z } from 'zod'
import { type Env, port, read, textOrFile } from './read.ts'

/** A registration with Singpass for FAPI 2.0. */
export interface FapiConfig {
  env: 'local' | 'staging' | 'production'
  issuer: string
  clientId: string
  /** Private JWKS, as JSON text. */
  keys: string
}

const fapiSchema = z.object({
  SINGPASS_ENV: z.enum(['local', 'staging', 'production'], 'must be local, staging or production').default('local'),
  SINGPASS_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  SIMULATOR_PORT: port.default(5157),
  SINGPASS_CLIENT_ID: z.string('is missing: the App ID of the Singpass Developer Portal'),
  SINGPASS_KEYS: z
    .string('is missing: a private JWKS, or a path to it; make one with `npm run keys -- create`')
    .transform(textOrFile)
    .pipe(z.string().refine(isKeySet, 'must be a private JWKS as JSON, or a path to one')),
})

/** Reads the settings of FAPI 2.0; undefined when one of them is wrong, which `faults` then tells. */
export function readFapi(given: Env, faults: string[]): FapiConfig | undefined {
  const values = read({ schema: fapiSchema, env: given, faults })
  if (!values) return undefined
  const { SINGPASS_ENV: env, SIMULATOR_PORT: simulator } = values
  const known = env === 'local' ? `http://127.0.0.1:${simulator}/fapi` : singpassIssuer(env)
  const issuer = values.SINGPASS_ISSUER ?? known
  const wrong = issuerFault(issuer, { allowInsecureLoopback: true })
  if (wrong) faults.push(`SINGPASS_ISSUER cannot be used: ${wrong}`)

  return { env, issuer, clientId: values.SINGPASS_CLIENT_ID, keys: values.SINGPASS_KEYS }
}

function isKeySet(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'keys' in parsed && Array.isArray(parsed.keys)
  } catch {
    return false
  }
}
