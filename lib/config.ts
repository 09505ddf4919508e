import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

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

export interface V3Config {
  env: 'local' | 'sandbox' | 'test' | 'production'
  url?: string
  context: 'com' | 'gov'
  eserviceId?: string
  clientId: string
  clientSecret: string
  privateKey: string
  certificates: string
}

export interface FapiConfig {
  env: 'local' | 'staging' | 'production'
  issuer: string
  clientId: string
  /** Private JWKS, as JSON text. */
  keys: string
}

/** Thrown when settings are missing or malformed: one line a fault, each naming its setting and never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(readonly faults: readonly string[]) {
    super(`These settings are missing or wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  }
}

type Env = Readonly<Record<string, string | undefined>>

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
  const base = read({ schema: baseSchema, env, faults })
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

const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(1, 'must be a port number')
  .max(65_535, 'must be a port number')

const baseSchema = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: z.enum(['0', '1'], 'must be 1 or absent').optional(),
  DEMO_NOW: z.iso.datetime({ offset: true, error: 'must be a moment, like 2026-11-25T03:00:00+08:00' }).optional(),
  PORT: port.default(3000),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address without a path' })
    .refine(isOrigin, 'must be an http or https address without a path')
    .optional(),
  AUTH_SECRET: z
    .string('is missing: make one with `openssl rand -base64 32`')
    .min(32, 'is too short: at least 32 characters'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATABASE_PORT: port.default(5433),
  DATA_DIR: z.string().default('.data'),
  DATA_KEYS: z
    .string('is missing: `kid:base64url(32 bytes)`, the first seals and all open')
    .refine(areDataKeys, 'must be a comma list of `kid:base64url(32 bytes)`, each kid once'),
  RETRIEVAL_MINUTES: z.coerce
    .number('must be 5 to 30')
    .int('must be 5 to 30')
    .min(5, 'must be 5 to 30')
    .max(30, 'must be 5 to 30')
    .default(30),
  MYINFO_CONNECTIONS: z
    .string()
    .default('v3')
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(['v3', 'fapi'], 'must be a comma list of v3 and fapi')).min(1)),
})

const v3Schema = z.object({
  MYINFO_V3_ENV: z
    .enum(['local', 'sandbox', 'test', 'production'], 'must be local, sandbox, test or production')
    .default('local'),
  MYINFO_V3_URL: z.url('must be a URL up to and including /v3').optional(),
  MOCKPASS_PORT: port.default(5156),
  MYINFO_V3_CONTEXT: z.enum(['com', 'gov'], 'must be com or gov').default('com'),
  MYINFO_V3_ESERVICE_ID: z.string().optional(),
  MYINFO_V3_CLIENT_ID: z.string('is missing: the app registered with Myinfo'),
  MYINFO_V3_CLIENT_SECRET: z.string('is missing: the secret of the registered app'),
  MYINFO_V3_PRIVATE_KEY: z
    .string('is missing: a PEM, or a path to it')
    .transform(textOrFile)
    .pipe(
      z
        .string()
        .includes('PRIVATE KEY-----', { error: 'must be an unencrypted PEM private key, or a path to one' })
        .refine((pem) => !pem.includes('ENCRYPTED'), 'must be an unencrypted PEM private key, or a path to one'),
    ),
  MYINFO_V3_CERTIFICATES: z
    .string("is missing: Myinfo's certificates as PEM, or a path to them")
    .transform(textOrFile)
    .pipe(
      z
        .string()
        .includes('-----BEGIN CERTIFICATE-----', { error: "must be Myinfo's certificates as PEM, or a path to them" }),
    ),
})

const issuers = { staging: 'https://stg-id.singpass.gov.sg/fapi', production: 'https://id.singpass.gov.sg/fapi' }

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

function readV3(env: Env, faults: string[]): V3Config | undefined {
  const values = read({ schema: v3Schema, env, faults })
  if (!values) return undefined
  if (values.MYINFO_V3_CONTEXT === 'gov' && !values.MYINFO_V3_ESERVICE_ID)
    faults.push('MYINFO_V3_ESERVICE_ID is missing: the context `gov` needs it')

  return {
    env: values.MYINFO_V3_ENV,
    url:
      values.MYINFO_V3_URL ??
      (values.MYINFO_V3_ENV === 'local' ? `http://127.0.0.1:${values.MOCKPASS_PORT}/myinfo/v3` : undefined),
    context: values.MYINFO_V3_CONTEXT,
    eserviceId: values.MYINFO_V3_ESERVICE_ID,
    clientId: values.MYINFO_V3_CLIENT_ID,
    clientSecret: values.MYINFO_V3_CLIENT_SECRET,
    privateKey: values.MYINFO_V3_PRIVATE_KEY,
    certificates: values.MYINFO_V3_CERTIFICATES,
  }
}

function readFapi(env: Env, faults: string[]): FapiConfig | undefined {
  const values = read({ schema: fapiSchema, env, faults })
  if (!values) return undefined
  const known =
    values.SINGPASS_ENV === 'local' ? `http://127.0.0.1:${values.SIMULATOR_PORT}/fapi` : issuers[values.SINGPASS_ENV]
  const issuer = values.SINGPASS_ISSUER ?? known
  if (issuer.startsWith('http:') && !isLoopback(issuer))
    faults.push('SINGPASS_ISSUER must be https, but for loopback addresses')

  return { env: values.SINGPASS_ENV, issuer, clientId: values.SINGPASS_CLIENT_ID, keys: values.SINGPASS_KEYS }
}

function productionFaults({
  base,
  v3,
  fapi,
}: {
  base: z.infer<typeof baseSchema>
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

function read<Schema extends z.ZodType>({
  schema,
  env,
  faults,
}: {
  schema: Schema
  env: Env
  faults: string[]
}): z.infer<Schema> | undefined {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  faults.push(...result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`))
  return undefined
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')
}

function isLoopback(text: string): boolean {
  return URL.canParse(text) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname)
}

function areDataKeys(text: string): boolean {
  const keys = text.split(',').map((key) => key.trim().split(':'))
  const kids = new Set(keys.map(([kid]) => kid))
  return kids.size === keys.length && keys.every(([kid, secret]) => kid && /^[A-Za-z0-9_-]{43}$/.test(secret ?? ''))
}

function isKeySet(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'keys' in parsed && Array.isArray(parsed.keys)
  } catch {
    return false
  }
}

/** A setting that may be the text itself or the path of a file that holds it. */
function textOrFile(value: string): string {
  if (value.includes('-----BEGIN') || value.trimStart().startsWith('{')) return value
  return existsSync(/* turbopackIgnore: true */ value) ? readFileSync(/* turbopackIgnore: true */ value, 'utf8') : value
}
