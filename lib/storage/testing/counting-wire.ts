import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A wire to a database that counts its answers, and how many of them end a transaction. */
export async function countingWire(
  database: string,
): Promise<{ url: string; counts: { roundTrips: number; transactions: number } }> {
  const address = new URL(database)
  const counts = { roundTrips: 0, transactions: 0 }
  const wire = createServer((client: Socket) => {
    const server = connect(Number(address.port), address.hostname)
    let rest = Buffer.alloc(0)
    client.pipe(server)
    server.on('data', (answer) => {
      client.write(answer)
      rest = Buffer.concat([rest, answer])
      for (; rest.length > 4 && rest.length > rest.readUInt32BE(1); rest = rest.subarray(1 + rest.readUInt32BE(1))) {
        // ReadyForQuery ends each round trip, and says whether a transaction is open still.
        if (rest[0] !== 'Z'.charCodeAt(0)) continue
        counts.roundTrips += 1
        if (rest[5] === 'I'.charCodeAt(0)) counts.transactions += 1
      }
    })
    for (const end of [client, server]) end.on('error', () => undefined)
    client.on('close', () => server.destroy())
  })
  onTestFinished(() => void wire.close())
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const url = new URL(database)
  url.port = String(Object(wire.address()).port)
  return { url: url.href, counts }
}
