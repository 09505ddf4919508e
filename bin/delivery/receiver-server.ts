import { once } from 'node:events'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

/** A receiver that is running. */
export interface Receiver {
  url: string
  close(): Promise<void>
}

/** Starts a receiver, on loopback unless it has a name of its own, that verifies each message and prints what it tells, without any value. */
export async function startReceiver(options: {
  secret: string
  key: string
  cert: string
  port: number
  /** Where others reach it; `localhost` when absent. */
  name?: string
  print(line: string): void
}): Promise<Receiver> {
  const { key, cert, secret, port, name = 'localhost', print } = options
  const seen = new Set<string>()
  const server = https.createServer({ key, cert }, async (request, response) => {
    const body = await text(request).catch(() => '')
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const verified = verify(secret, body, headers)
    if (!verified) {
      print('refused: the signature does not hold')
      return response.writeHead(401).end()
    }
    const id = headers['webhook-id'] ?? ''
    print(`${seen.has(id) ? 'again ' : ''}${id}  ${describe(headers['content-type'] ?? '', body)}`)
    seen.add(id)
    response.writeHead(204).end()
  })
  await once(server.listen(port, name === 'localhost' ? '127.0.0.1' : '0.0.0.0'), 'listening')
  return {
    url: `https://${name}:${Object(server.address()).port}/`,
    async close() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

function verify(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}

function describe(contentType: string, body: string): string {
  if (contentType !== 'application/json') return `sealed, ${body.length} bytes`
  const { type, data } = JSON.parse(body)
  const { reference = '-', position = '-', values = [] } = data
  const fields = values.map(({ field, from }: { field: string; from: { kind: string } }) => `${field} (${from.kind})`)
  return [type, `${reference}-${position}`, fields.join(', ')].filter(Boolean).join('  ')
}
