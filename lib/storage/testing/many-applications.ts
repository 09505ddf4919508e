import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { parseDataKeys } from '../sealing/data-keys.ts'
import { createSealer } from '../sealing/seal.ts'
import { contentOf } from '../stores/application-content.ts'
import { placeOf } from '../stores/sealed-rows.ts'
import { application } from './application.ts'

const BATCH = 500
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ'

interface Many {
  url: string
  dataKeys: string
  /** Of the first one, and how many. */
  from?: number
  count: number
  /** Is told how many there are so far. */
  report?(done: number): void
}

/** Puts many sealed applications into a database, a second apart: more than would be submitted in the time of a test. */
export async function putApplications({ url, dataKeys, from = 0, count, report }: Many): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let done = 0; done < count; done += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => from + done + index)
      await putBatch(client, dataKeys, numbers)
      report?.(done + numbers.length)
    }
    await client.query('analyze applications')
  } finally {
    await client.end()
  }
}

async function putBatch(client: pg.Client, dataKeys: string, numbers: readonly number[]): Promise<void> {
  const sealer = createSealer(parseDataKeys(dataKeys))
  const { product, connection, api } = application
  const rows = await Promise.all(
    numbers.map(async (number) => {
      const reference = referenceOf(number)
      const bound = { session: randomUUID(), subject: null, draft: randomUUID(), product, connection, api }
      const place = placeOf('applications', reference, { ...bound, withoutAgencies: [] })
      const { keyId, sealed } = await sealer.seal(place, contentOf(application))
      return { ...bound, reference, keyId, sealed: Buffer.from(sealed, 'ascii'), at: new Date(number * 1_000) }
    }),
  )
  await client.query(
    `insert into applications
      (reference, session, draft, product, connection, api, language, status, answers, key_id, received_at)
    select reference, session, draft, $7, $8, $9, 'en',
      case when random() < 0.1 then 'received' else 'accepted' end, answers, key_id, received_at
    from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::timestamptz[])
      as one (reference, session, draft, answers, key_id, received_at)`,
    [
      rows.map((row) => row.reference),
      rows.map((row) => row.session),
      rows.map((row) => row.draft),
      rows.map((row) => row.sealed),
      rows.map((row) => row.keyId),
      rows.map((row) => row.at),
      product,
      connection,
      api,
    ],
  )
}

/** The reference of a number, the same each time: `AAAA-AAAA-AB` is 1. */
function referenceOf(number: number): string {
  let [rest, letters] = [number, '']
  for (let place = 0; place < 10; place++) {
    letters = `${LETTERS[rest % LETTERS.length]}${letters}`
    rest = Math.floor(rest / LETTERS.length)
  }
  return letters.replace(/^(.{4})(.{4})/, '$1-$2-')
}
