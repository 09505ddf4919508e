import pg from 'pg'
import { startEmbeddedPostgres } from './embedded.ts'

/** A process for the tests: starts the server, writes rows one by one, tells of each that was acknowledged. */
const directory = process.argv[2] ?? ''
try {
  const { url, adopted } = await startEmbeddedPostgres({ directory, port: 0 })
  const client = new pg.Client(url)
  await client.connect()
  await client.query('create table if not exists written (row int)')
  process.send?.({ url, adopted })
  for (let row = 1; ; row++) {
    await client.query('insert into written values ($1)', [row])
    process.send?.({ row })
  }
} catch (error) {
  process.send?.({ failure: error instanceof Error ? error.message : 'unknown' })
}
