import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Storage } from '@/lib/storage/database.ts'
import { type DatabaseStep, followRequests } from './requests.ts'

const requests = followRequests(() => 7)
/** Two stores of the whole storage, which answer after a turn, as a database does. */
const stores = {
  attempts: { put: () => turn(undefined), take: () => turn(undefined) },
} as unknown as Storage

test('calls go to the journey of the request that they serve, those before it is known too, and to no other', async () => {
  const lists: Record<string, DatabaseStep[]> = { '/one': [], '/two': [] }
  const { attempts } = requests.watch(stores)
  const server = createServer(async ({ url = '' }, response) => {
    await attempts.put({} as never, {} as never)
    const list = lists[url]
    if (list) requests.bringTo(list)
    if (url === '/one') await attempts.take('', {} as never)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await Promise.all(['/one', '/two', '/none'].map((path) => fetch(`http://127.0.0.1:${port}${path}`)))
  server.close()

  const put = { at: 7, store: 'attempts', step: 'put', answered: true, milliseconds: expect.any(Number) }
  expect(lists['/two']).toEqual([put])
  expect(lists['/one']).toEqual([put, { ...put, step: 'take' }])
})

test('outside of a request nothing is written down', async () => {
  const list: DatabaseStep[] = []
  requests.bringTo(list)
  await requests.watch(stores).attempts.put({} as never, {} as never)
  expect(list).toEqual([])
})
