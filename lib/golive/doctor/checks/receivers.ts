import { createPrivateKey, X509Certificate } from 'node:crypto'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { encryptTo } from '@/lib/delivery/receivers/encrypt.ts'
import { type FilesReceiver, receiversOf, type WebhookReceiver } from '@/lib/delivery/receivers/receiver.ts'
import { type Finding, fault, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 30

/** Checks who is told of applications: that each product has somebody, and that certificates, keys and places serve. */
export async function checkReceivers({ config, products, now }: Inspection): Promise<Finding[]> {
  const { receivers, mail, standIn } = config
  const untold = products.filter(({ id }) => receiversOf(receivers, id).length === 0).map(({ id }) => id)
  const findings = await Promise.all(
    receivers.map((receiver) => {
      if (receiver.kind === 'webhook') return checkWebhook(receiver, now())
      return receiver.kind === 'files'
        ? checkDirectory(receiver)
        : [passed('receivers.notice', `${receiver.name} is told by e-mail`)]
    }),
  )
  return [
    ...(untold.length > 0 && standIn === undefined ? [nobodyTold(untold)] : []),
    ...findings.flat(),
    ...(mail?.url.startsWith('smtp:') ? [plainMail] : []),
  ]
}

function nobodyTold(untold: readonly string[]): Finding {
  return warning('receivers.products', `nobody is told of applications for ${untold.join(', ')}`, {
    why: 'They wait until a system pulls them or somebody exports them.',
    fix: 'name a receiver in DELIVERY_RECEIVERS, or make a token with `npm run tokens`; see docs/delivery.md',
  })
}

const plainMail = warning('receivers.mail', 'SMTP_URL begins with smtp://', {
  why: 'What is sent, and the password, may cross the network in clear where the server offers no STARTTLS.',
  fix: 'use smtps:// and the port that goes with it',
})

async function checkWebhook(receiver: WebhookReceiver, now: number): Promise<Finding[]> {
  const { name, secrets, key } = receiver
  const told = passed(
    'receivers.secrets',
    `${name} gets ${secrets.length === 1 ? 'one signature' : `${secrets.length} signatures, one of each secret`}`,
  )
  return [told, ...(key ? [await checkKey(name, key)] : []), ...checkCertificate(receiver, now)]
}

async function checkKey(name: string, key: NonNullable<WebhookReceiver['key']>): Promise<Finding> {
  const works = await encryptTo(key, 'a trial').then(
    () => true,
    () => false,
  )
  if (works) return passed('receivers.key', `what ${name} gets is encrypted to its key`)
  return fault('receivers.key', `nothing can be encrypted to the key of ${name}`, {
    why: 'Nothing would be delivered.',
    fix: 'ask the receiver for its public key again, as a JWK',
  })
}

function checkCertificate({ name, certificate, privateKey }: WebhookReceiver, now: number): Finding[] {
  if (!certificate || !privateKey) return []
  const id = 'receivers.certificate'
  const shown = new X509Certificate(certificate)
  const days = Math.floor((Date.parse(shown.validTo) - now) / DAY_MS)
  if (!shown.checkPrivateKey(createPrivateKey(privateKey)))
    return [
      fault(id, `our certificate for ${name} is not of the key beside it`, {
        why: 'The receiver refuses every connection.',
        fix: 'name the key that the certificate was made with; `npm run golive -- check` tells which',
      }),
    ]
  if (days > SOON_DAYS) return [passed(id, `our certificate for ${name} is good for ${days} days`)]
  const advice = { why: 'The receiver refuses every connection once it has ended.', fix: 'have a new one issued' }
  if (days < 0) return [fault(id, `our certificate for ${name} has ended`, advice)]
  return [warning(id, `our certificate for ${name} ends in ${days} days`, advice)]
}

async function checkDirectory({ name, directory }: FilesReceiver): Promise<Finding[]> {
  const writable = await access(directory, constants.W_OK)
    .catch(() => access(path.dirname(directory), constants.W_OK))
    .then(
      () => true,
      () => false,
    )
  if (writable) return [passed('receivers.directory', `${name} gets files that this user may write`)]
  return [
    fault('receivers.directory', `the directory of ${name} cannot be written by this user`, {
      why: 'Nothing would be delivered.',
      fix: 'make it, and give it to the user that the application runs as',
    }),
  ]
}
