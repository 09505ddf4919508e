import { createTransport } from 'nodemailer'
import type { Message } from '../record/message.ts'
import type { NoticeReceiver } from './receiver.ts'
import type { Sender } from './sender.ts'

/** How e-mail leaves: an `smtp:` or `smtps:` address, and who it says it is from. */
export interface MailSettings {
  url: string
  from: string
}

/** How long a mail server may take, in milliseconds; and nothing that a message names is read. */
export const mailLimits = {
  connectionTimeout: 3_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  disableFileAccess: true,
  disableUrlAccess: true,
}

const words: Record<Message['type'], string> = {
  'application.received': 'was received',
  'application.decided': 'was decided',
  'application.asked': 'waits for its applicant to answer a question',
  'application.answered': 'has an answer from its applicant',
  'application.erased': 'was erased: remove your copies',
  'delivery.test': 'is a test',
}

/** Tells a mailbox that something happened, by reference and product alone: no name, no answer, no reason. */
export function createNoticeSender({ to }: NoticeReceiver, { url, from }: MailSettings): Sender {
  const transport = createTransport({ url, ...mailLimits })
  return {
    async send(id, message) {
      const subject = `Application ${referenceOf(message)} ${words[message.type]}`
      try {
        await transport.sendMail({ to, from, subject, text: textOf(message), messageId: `<${id}@deliveries.invalid>` })
        return { delivered: true, result: 'sent' }
      } catch (error) {
        return { delivered: false, result: mailFailure(error) }
      }
    },
    close: () => transport.close(),
  }
}

function textOf(message: Message): string {
  const { product } = Object(message.data)
  const about = product ? ` for the product ${product.id}` : ''
  return `Application ${referenceOf(message)}${about} ${words[message.type]} (${message.timestamp}).\n`
}

function referenceOf({ data }: Message): string {
  return 'reference' in data ? data.reference : 'TEST'
}

/** The word for a failed e-mail: never what the server said, since it may quote an address. */
export function mailFailure(error: unknown): string {
  const { responseCode, code } = Object(error)
  if (typeof responseCode === 'number') return String(responseCode)
  return code === 'ETIMEDOUT' ? 'timeout' : code === 'ETLS' ? 'tls' : 'unreachable'
}
