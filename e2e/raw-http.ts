import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Headers
  body: string
}

/** Sends bytes as they are to the application, which no HTTP client would, and reads the answer to its end. */
export async function sendRaw(appUrl: string, lines: readonly string[], body = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(appUrl)
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`)
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve())
    socket.on('error', reject)
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer within 20 seconds')))
  })
  return parseAnswer(Buffer.concat(chunks).toString('latin1'))
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const [start = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { status: Number(start.split(' ')[1]), headers, body: text.slice(end + 4) }
}
