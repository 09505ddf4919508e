import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it takes, or refuses every mailbox with a status. */
export async function startMailServer(refuse?: number) {
  const mails: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData: (stream, _, done) => void text(stream).then((mail) => done(mails.push(mail) > 0 ? null : null)),
    onRcptTo: (_, __, done) =>
      done(refuse ? Object.assign(new Error('no such mailbox desk@bank.example'), { responseCode: refuse }) : null),
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return { mails, url: `smtp://127.0.0.1:${Object(listening.address()).port}`, close: () => server.close() }
}
