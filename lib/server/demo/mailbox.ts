import { once } from 'node:events'
import { createServer } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { MailSettings } from '@/lib/delivery/receivers/notice.ts'

/** An e-mail that the demo caught. Times are epoch milliseconds. */
export interface CaughtMail {
  at: number
  to: string
  subject: string
  text: string
}

/** All e-mail of the demo ends here: nothing leaves this machine. */
export interface Mailbox {
  settings: MailSettings
  /** Newest first. */
  all(): readonly CaughtMail[]
  forget(): void
}

const KEPT = 50

/** Opens a mail server on loopback that takes everything, and keeps the newest fifty in memory. */
export async function openMailbox(now: () => number): Promise<Mailbox> {
  const mails: CaughtMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    size: 100_000,
    onData(stream, _, done) {
      readMail(stream, now()).then((mail) => {
        mails.unshift(mail)
        mails.splice(KEPT)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  // An own listener, since that of the package keeps the process alive.
  const listener = createServer((socket) => void server.server.emit('connection', socket)).listen(0, '127.0.0.1')
  listener.unref()
  await once(listener, 'listening')
  const { port } = Object(listener.address())
  return {
    settings: { url: `smtp://127.0.0.1:${port}`, from: 'onboarding@bank.example' },
    all: () => mails,
    forget: () => void mails.splice(0),
  }
}

async function readMail(stream: AsyncIterable<Buffer>, at: number): Promise<CaughtMail> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  const { to = [], subject = '', text = '' } = await PostalMime.parse(Buffer.concat(pieces))
  return { at, to: to.map(({ address }) => address ?? '').join(', '), subject, text: text.trim() }
}
