import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBody } from './http.ts'
import { Refusal } from './refusal.ts'

const limit = 64 * 1024

let server: Server
let url: string
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const answer = await readBody(request).then(
      (body) => `read ${body.length}`,
      (error) => (error instanceof Refusal ? `${error.status} ${error.error}` : 'another error'),
    )
    response.end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

async function post(body: BodyInit): Promise<string> {
  return (await fetch(url, { method: 'POST', body, ...{ duplex: 'half' } })).text()
}

/** A body that announces no length. */
function inPieces(pieces: number, size: number): ReadableStream {
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      if (sent++ === pieces) return controller.close()
      controller.enqueue(new Uint8Array(size).fill(97))
    },
  })
}

test('a body of exactly 64 KiB is read', async () => {
  expect(await post('a'.repeat(limit))).toBe(`read ${limit}`)
  expect(await post(inPieces(64, 1024))).toBe(`read ${limit}`)
})

test('a body of one byte more is refused, whether it announces its length or not', async () => {
  expect(await post('a'.repeat(limit + 1))).toBe('413 invalid_request')
  expect(await post(inPieces(65, 1024))).toBe('413 invalid_request')
})
