import pg from 'pg'
import type { Storage } from '../../lib/storage/database.ts'

/** What is stored under the names of a crowd: the name and the reference of each application, in order. */
export async function storedUnder(
  called: string,
  { databaseUrl, storage }: { databaseUrl: string; storage: Storage },
): Promise<[name: string, reference: string][]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query('select reference from applications')
  await client.end()
  const stored: [string, string][] = []
  for (const { reference } of rows) {
    const numbered = await storage.bankApplications.find(String(reference), ['*'])
    const name = numbered?.application.values.find(({ field }) => field === 'name')?.value
    if (typeof name === 'string' && name.startsWith(called)) stored.push([name, String(reference)])
  }
  return stored.sort()
}
