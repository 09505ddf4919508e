#!/usr/bin/env -S npx tsx
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { CommandContext } from '../command/context.ts'
import { runCommand, speakIn } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { startReceiver } from '../delivery/receiver-server.ts'

const afterHelp = `
Listens on loopback, or on every address under --name, over https, checks each signature and prints
what came: key, event, reference, position, fields by name. Values are not printed and nothing is
kept, but the keys of this run, so that a repeat is seen as one.

It makes a secret and a certificate in the directory on its first run and prints the receiver to put
into DELIVERY_RECEIVERS.`

/** Runs the command until it is stopped. */
export function runReceiver(argv: readonly string[], context: CommandContext): Promise<number> {
  const { print } = context
  return runCommand(context, async () => {
    const { port, directory, name } = new Command('receiver')
      .description('A receiver to try deliveries with: verifies and prints, and keeps no data.')
      .option('--port <port>', 'port to listen on', '4443')
      .option('--directory <directory>', 'where its secret and certificate are kept', '.data/receiver')
      .option('--name <host>', 'name that others reach it by, which its certificate has to say', 'localhost')
      .addHelpText('after', afterHelp)
      .exitOverride()
      .configureOutput(speakIn(context))
      .parse([...argv], { from: 'user' })
      .opts<{ port: string; directory: string; name: string }>()
    const made = await prepare(directory)
    const server = await startReceiver({ ...made, name, port: Number(port), print })
    print(`Listening on ${server.url}. For DELIVERY_RECEIVERS:`)
    print(JSON.stringify([entryOf({ url: server.url, secret: made.secret, ca: path.resolve(directory, 'cert.pem') })]))
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await server.close()
  })
}

function entryOf({ url, secret, ca }: { url: string; secret: string; ca: string }) {
  return { name: 'try', products: ['*'], url, secrets: [secret], allow: ['127.0.0.0/8', '::1/128'], ca }
}

async function prepare(directory: string): Promise<{ secret: string; key: string; cert: string }> {
  mkdirSync(directory, { recursive: true, mode: 0o711 })
  const file = (name: string) => path.join(directory, name)
  if (!existsSync(file('cert.pem'))) {
    // Loaded for this alone: it needs packages that a production install leaves out.
    const { makeServerCertificate } = await import('../delivery/server-certificate.ts')
    const { key, cert } = await makeServerCertificate()
    writeFileSync(file('secret'), `whsec_${randomBytes(32).toString('base64')}`, { mode: 0o600 })
    writeFileSync(file('key.pem'), key, { mode: 0o600 })
    writeFileSync(file('cert.pem'), cert)
  }
  const [secret, key, cert] = ['secret', 'key.pem', 'cert.pem'].map((name) => readFileSync(file(name), 'utf8'))
  return { secret: secret ?? '', key: key ?? '', cert: cert ?? '' }
}

await startIfRun(import.meta.url, runReceiver)
