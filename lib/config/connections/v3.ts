import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { SettingFault } from '../reading/config-error.ts'
import { type Env, textOrFile } from '../reading/from-file.ts'
import { port, readTable, refusing, setting, type ValuesOf } from '../reading/setting.ts'

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

const leastBits = 2048

/** Settings of Myinfo v3. */
export const v3Table = {
  MYINFO_V3_ENV: setting({
    schema: z
      .enum(['local', 'sandbox', 'test', 'production'], 'must be local, sandbox, test or production')
      .default('local'),
    meaning: 'Which Myinfo v3: `local` is MockPass or the simulator.',
    otherwise: '`local`',
    fix: 'MYINFO_V3_ENV=test for test accounts, local for a counterpart on this machine',
  }),
  MYINFO_V3_URL: setting({
    schema: z.url({ protocol: /^https?$/, error: 'must be a URL up to and including /v3' }).optional(),
    meaning: 'Overrides the base URL, up to and including `/v3`.',
    otherwise: 'by `MYINFO_V3_ENV`',
    fix: 'take it out, so that MYINFO_V3_ENV decides, or give https://host/com/v3',
  }),
  MOCKPASS_PORT: setting({
    schema: port.default(5156),
    meaning: 'The port of the local counterpart of v3.',
    otherwise: '`5156`',
    fix: 'MOCKPASS_PORT=5156',
  }),
  MYINFO_V3_CONTEXT: setting({
    schema: z.enum(['com', 'gov'], 'must be com or gov').default('com'),
    meaning: '`com` for the private sector, `gov` for agencies.',
    otherwise: '`com`',
    fix: 'MYINFO_V3_CONTEXT=com for the private sector, gov for agencies',
  }),
  MYINFO_V3_ESERVICE_ID: setting({
    schema: z.string().optional(),
    meaning: 'The e-service ID, which `gov` needs.',
    otherwise: 'none',
    fix: 'copy the e-service ID of your app in the developer portal, or set MYINFO_V3_CONTEXT=com',
  }),
  MYINFO_V3_CLIENT_ID: setting({
    schema: z.string('is missing: the app registered with Myinfo'),
    meaning: 'The ID of the registered app.',
    otherwise: 'needed for `v3`; the demo makes one',
    fix: 'copy the client ID of your app in the developer portal',
  }),
  MYINFO_V3_CLIENT_SECRET: setting({
    schema: z.string('is missing: the secret of the registered app'),
    meaning: 'The secret of the registered app.',
    otherwise: 'needed for `v3`; the demo makes one',
    fix: 'copy the client secret of your app in the developer portal',
    secret: true,
  }),
  MYINFO_V3_PRIVATE_KEY: setting({
    schema: z
      .string('is missing: a PEM, or a path to it')
      .transform(textOrFile)
      .superRefine(refusing(faultsOfPrivateKey)),
    meaning: 'The RSA key whose certificate was uploaded, as PEM or the path of one.',
    otherwise: 'needed for `v3`; the demo makes one',
    fix: 'name the unencrypted RSA key whose certificate you uploaded: MYINFO_V3_PRIVATE_KEY=/path/to/key.pem',
    secret: true,
  }),
  MYINFO_V3_CERTIFICATES: setting({
    schema: z
      .string("is missing: Myinfo's certificates as PEM, or a path to them")
      .transform(textOrFile)
      .superRefine(refusing(faultsOfCertificates)),
    meaning: "Myinfo's certificates, as PEM or the path of them.",
    otherwise: 'needed for `v3`',
    fix: 'download the certificates of this environment from the developer portal, and name the file',
    secret: true,
  }),
}

/** Settings of Myinfo v3 as they were read. */
export type V3Values = ValuesOf<typeof v3Table>

/** Reads the settings of v3, as far as they can be read; what is wrong is added to `faults`. */
export function readV3(env: Env, faults: SettingFault[]): Partial<V3Values> {
  const { readable } = readTable(v3Table, env, faults)
  if (readable.MYINFO_V3_CONTEXT === 'gov' && !readable.MYINFO_V3_ESERVICE_ID) {
    const wrong = 'is missing: the context `gov` needs it'
    faults.push({ setting: 'MYINFO_V3_ESERVICE_ID', wrong, fix: v3Table.MYINFO_V3_ESERVICE_ID.fix })
  }
  return readable
}

/** The base URL as set, or that of the counterpart on this machine; undefined where the environment decides. */
export function v3Url({ MYINFO_V3_URL, MYINFO_V3_ENV, MOCKPASS_PORT }: Partial<V3Values>): string | undefined {
  return MYINFO_V3_URL ?? (MYINFO_V3_ENV === 'local' ? `http://127.0.0.1:${MOCKPASS_PORT}/myinfo/v3` : undefined)
}

/** The registration, once every setting could be read. */
export function v3ConfigOf(values: V3Values): V3Config {
  return {
    env: values.MYINFO_V3_ENV,
    url: v3Url(values),
    context: values.MYINFO_V3_CONTEXT,
    eserviceId: values.MYINFO_V3_ESERVICE_ID,
    clientId: values.MYINFO_V3_CLIENT_ID,
    clientSecret: values.MYINFO_V3_CLIENT_SECRET,
    privateKey: values.MYINFO_V3_PRIVATE_KEY,
    certificates: values.MYINFO_V3_CERTIFICATES,
  }
}

function faultsOfPrivateKey(pem: string): string[] {
  if (pem.includes('ENCRYPTED')) return ['is encrypted: decrypt it with `openssl pkey -in key.pem -out plain.pem`']
  if (/BEGIN (RSA )?PUBLIC KEY/.test(pem)) return ['is the public half of a key: give the private one']
  if (!pem.includes('PRIVATE KEY-----')) return ['must be a PEM private key, or a path to one']
  const key = attempt(() => createPrivateKey(pem))
  if (!key) return ['is PEM that cannot be read: copy it anew, each line of it']
  if (key.asymmetricKeyType !== 'rsa') return ['is not an RSA key, which Myinfo v3 needs']
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  return bits < leastBits ? [`is an RSA key of ${bits} bits: at least ${leastBits} are needed`] : []
}

function faultsOfCertificates(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!blocks) return ["must be Myinfo's certificates as PEM, or a path to them"]
  return blocks.every((block) => attempt(() => new X509Certificate(block))) ? [] : ['is PEM that cannot be read']
}

/** The original error is dropped: OpenSSL's may quote its input. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
