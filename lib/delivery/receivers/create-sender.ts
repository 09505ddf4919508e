import { createFilesSender } from './files.ts'
import { createNoticeSender, type MailSettings } from './notice.ts'
import type { Receiver } from './receiver.ts'
import type { Sender } from './sender.ts'
import { createWebhookSender, type WebhookLimits } from './webhook.ts'

/** What sends to a receiver, by its kind. A mailbox needs `mail`; the settings see to it that there is one. */
export function createSender(
  receiver: Receiver,
  { mail, limits }: { mail?: MailSettings; limits?: WebhookLimits } = {},
): Sender {
  if (receiver.kind === 'webhook') return createWebhookSender(receiver, limits)
  if (receiver.kind === 'files') return createFilesSender(receiver)
  if (!mail) throw new Error(`receiver "${receiver.name}" needs SMTP_URL and MAIL_FROM`)
  return createNoticeSender(receiver, mail)
}
