import { z } from 'zod'
import { type CertifiedClient, scopes } from '@/lib/delivery/access/tokens.ts'
import type { Receiver } from '@/lib/delivery/receivers/receiver.ts'
import type { SettingFault } from './reading/config-error.ts'
import { type Env, textOrFile } from './reading/from-file.ts'
import { readTable, setting } from './reading/setting.ts'
import { faultsOf, knownProducts, parseList, receiverList } from './receivers.ts'

/** How e-mail leaves. */
export interface MailConfig {
  /** `smtp:` or `smtps:`. */
  url: string
  from: string
}

/** Where applications go, and which systems of the bank may ask for them. */
export interface DeliveryConfig {
  receivers: readonly Receiver[]
  mail?: MailConfig
  apiClients: readonly CertifiedClient[]
}

const certifiedClient = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens'),
    sha256: z
      .string()
      .transform((text) => text.replaceAll(':', '').toLowerCase())
      .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a certificate in hexadecimal')),
    products: knownProducts,
    scopes: z.array(z.enum(scopes, 'must be read or decide')).min(1, 'must hold read or decide'),
  })
  .transform(({ name, ...given }): CertifiedClient => ({ id: `certificate:${name}`, ...given }))

const clientList = z
  .string()
  .transform(textOrFile)
  .transform((text, context): readonly CertifiedClient[] => {
    const faults: string[] = []
    const clients = parseList(text, faults).flatMap((entry, index) => {
      const result = certifiedClient.safeParse(entry)
      if (result.success) return result.data
      faults.push(...faultsOf(result.error, index))
      return []
    })
    for (const message of faults) context.addIssue({ code: 'custom', message })
    return clients
  })

/** Settings of what the bank's systems are told, and of how they ask. */
export const deliveryTable = {
  DELIVERY_RECEIVERS: setting({
    schema: receiverList.optional(),
    meaning:
      'Who is told of applications, by product: a JSON list of receivers, or a path to one; see docs/delivery.md.',
    otherwise: 'nobody is told; applications are pulled or exported',
    fix: 'write it as docs/delivery.md shows, and try it with `npm run deliveries -- test <receiver>`',
    secret: true,
  }),
  API_CLIENTS: setting({
    schema: clientList.optional(),
    meaning:
      'Systems that the proxy lets in by certificate and names in the header `Client-Cert`: a JSON list, or a path to one; see docs/delivery.md.',
    otherwise: 'the header counts for nothing; systems show a token',
    fix: 'write it as docs/delivery.md shows, or take it out and use `npm run tokens`',
  }),
  SMTP_URL: setting({
    schema: z
      .string()
      .refine((text) => /^smtps?:\/\/./.test(text) && URL.canParse(text), 'must begin with smtp:// or smtps://')
      .optional(),
    meaning: 'The mail server by which e-mail leaves to applicants, and notices to desks; neither holds personal data.',
    otherwise: 'no e-mail',
    fix: 'SMTP_URL=smtps://user:password@host:465',
    secret: true,
  }),
  MAIL_FROM: setting({
    schema: z
      .string()
      .refine((text) => text.includes('@') && !/[\r\n]/.test(text), 'must be an e-mail address')
      .optional(),
    meaning: 'Whom our e-mail is from; what comes back goes there.',
    otherwise: 'no e-mail',
    fix: 'MAIL_FROM="Merlion Bank <onboarding@bank.example>"',
  }),
}

/** Reads who is told of applications and who may ask. `SMTP_URL` and `MAIL_FROM` go together. */
export function readDelivery(env: Env, faults: SettingFault[]): DeliveryConfig {
  const { readable } = readTable(deliveryTable, env, faults)
  const { DELIVERY_RECEIVERS: receivers = [], API_CLIENTS: apiClients = [], SMTP_URL: url, MAIL_FROM: from } = readable
  const mail = url && from ? { url, from } : undefined
  const needed = env.SMTP_URL ?? env.SMTP_URL_FILE ?? env.MAIL_FROM ?? receivers.find(({ kind }) => kind === 'notice')
  if (needed && !mail) {
    const missing = (['SMTP_URL', 'MAIL_FROM'] as const).filter((name) => !env[name] && !env[`${name}_FILE`])
    for (const name of missing) faults.push({ setting: name, wrong: 'is missing', fix: deliveryTable[name].fix })
  }
  return { receivers, mail, apiClients }
}
