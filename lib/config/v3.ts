import { z } from 'zod'
import { type Env, port, read, textOrFile } from './read.ts'

/** A registration with Myinfo v3. */
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

/** Reads the settings of v3; undefined when one of them is wrong, which `faults` then tells. */
export function readV3(env: Env, faults: string[]): V3Config | undefined {
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
