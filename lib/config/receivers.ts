import { z } from 'zod'
import { APPLICANT } from '@/lib/delivery/outbox/outbox.ts'
import { publicKeyFault } from '@/lib/delivery/receivers/encrypt.ts'
import type { Receiver } from '@/lib/delivery/receivers/receiver.ts'
import { products } from '@/lib/onboarding/products/index.ts'
import { textOrFile } from './reading/from-file.ts'

/** Who may be named as a product: each that there is, and a star for all. */
export const knownProducts = z
  .array(z.string().refine((id) => known.has(id), 'must be the ID of a product, or *'))
  .min(1, 'must name a product, or *')

const known = new Set(['*', ...products.map(({ id }) => id)])

const file = z
  .string()
  .transform(textOrFile)
  .pipe(z.string().includes('-----BEGIN ', { error: 'must be PEM, or a path to one' }))

/** `whsec_` and 24 to 64 bytes in standard base64: the library would take a secret of one byte. */
const secret = z.string().refine((text) => {
  const bytes = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text.slice(6), 'base64').length : 0
  return bytes >= 24 && bytes <= 64
}, 'must be whsec_ and 24 to 64 random bytes in base64: openssl rand -base64 32')

const url = z
  .url({ protocol: /^https$/, error: 'must be an https address', abort: true })
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).hash === '', {
    error: 'must hold neither a user nor a fragment',
  })

/** A public JWK, or a set of them of which the first encrypts. */
const key = z
  .unknown()
  .transform((given) => Object(given).keys?.[0] ?? given)
  .superRefine((jwk, context) => {
    const fault = publicKeyFault(jwk)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
  .transform((jwk) => Object(jwk))

const common = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens')
    .refine((name) => name !== APPLICANT, 'is kept for the e-mail to applicants'),
  products: knownProducts,
}

const webhook = z
  .strictObject({
    ...common,
    url,
    secrets: z.array(secret).min(1, 'must hold a secret').max(3, 'must hold three secrets at most'),
    key: key.optional(),
    allow: z.array(z.union([z.cidrv4(), z.cidrv6()], 'must be addresses as CIDR, like 10.1.0.0/16')).default([]),
    ca: file.optional(),
    certificate: file.optional(),
    privateKey: file.optional(),
  })
  .refine((given) => (given.certificate === undefined) === (given.privateKey === undefined), {
    error: 'must have both a certificate and its privateKey, or neither',
  })
  .transform((given) => ({ kind: 'webhook' as const, ...given }))

const files = z
  .strictObject({ ...common, directory: z.string().startsWith('/', 'must be an absolute path') })
  .transform((given) => ({ kind: 'files' as const, ...given }))

const notice = z
  .strictObject({ ...common, notify: z.email('must be an e-mail address') })
  .transform(({ notify, ...given }) => ({ kind: 'notice' as const, to: notify, ...given }))

/**
 * `DELIVERY_RECEIVERS`: a JSON list, or the path of a file with one. Each fault names the place in the list and never a
 * value.
 */
export const receiverList = z
  .string()
  .transform(textOrFile)
  .transform((text, context): readonly Receiver[] => {
    const faults: string[] = []
    const list = parseList(text, faults)
    const receivers = list.flatMap((entry, index) => readOne({ entry, index, faults }) ?? [])
    const names = receivers.map((receiver) => receiver.name)
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice) faults.push(`names two receivers "${twice}"`)
    for (const message of faults) context.addIssue({ code: 'custom', message })
    return receivers
  })

/** A JSON list, or none and a fault. */
export function parseList(text: string, faults: string[]): unknown[] {
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list)) return list
  } catch {}
  faults.push('must be a JSON list, or a path to one')
  return []
}

function readOne({ entry, index, faults }: { entry: unknown; index: number; faults: string[] }): Receiver | undefined {
  const kinds = [
    ['url', webhook],
    ['directory', files],
    ['notify', notice],
  ] as const
  const matching = kinds.filter(([member]) => Object(entry)[member] !== undefined)
  const [first] = matching
  if (!first || matching.length > 1) {
    faults.push(`[${index}] must have one of url, directory and notify`)
    return undefined
  }
  const result = first[1].safeParse(entry)
  if (result.success) return result.data
  faults.push(...faultsOf(result.error, index))
  return undefined
}

/** What is wrong with one entry of a list, each with its place: `[0].url must be an https address`. */
export function faultsOf({ issues }: z.ZodError, index: number): string[] {
  return issues.map(({ path, message }) => {
    const member = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    return `[${index}]${member} ${message}`
  })
}
