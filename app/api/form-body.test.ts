import { describe, expect, test } from 'vitest'
import { readForm } from './form-body.ts'

const type = 'application/x-www-form-urlencoded'

/** A post whose body comes in pieces, and how much of it was asked for. */
function streamed(pieces: Iterable<Uint8Array | Promise<Uint8Array>>, headers: Record<string, string> = {}) {
  const source = pieces[Symbol.iterator]()
  const asked = { bytes: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = source.next()
        if (next.done) return controller.close()
        const piece = await next.value
        asked.bytes += piece.byteLength
        controller.enqueue(piece)
      },
    },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': type, ...headers } }
  return { request: new Request('http://localhost/', init), asked }
}

function posted(body: string | Uint8Array<ArrayBuffer>, contentType = type): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': contentType } })
}

function* endless(): Generator<Uint8Array> {
  for (;;) yield new Uint8Array(64_000).fill(97)
}

describe('a posted form', () => {
  test('is read as it was sent', async () => {
    const answer = await readForm(posted('name=O%27Brien+%F0%9F%98%80&name=%E6%85%A7&empty='))
    expect(answer.kind === 'form' && [...answer.form]).toEqual([
      ['name', "O'Brien 😀"],
      ['name', '慧'],
      ['empty', ''],
    ])
  })

  test('that says it is too large is refused before any of it is read', async () => {
    const { request, asked } = streamed(endless(), { 'content-length': '10000000' })
    expect(await readForm(request)).toEqual({ kind: 'refused', status: 413 })
    expect(asked.bytes).toBe(0)
  })

  test('without an end is refused as soon as it is too large', async () => {
    const { request, asked } = streamed(endless())
    expect(await readForm(request)).toEqual({ kind: 'refused', status: 413 })
    expect(asked.bytes).toBeLessThan(400_000)
  })

  test('that stops coming is refused after the time given', async () => {
    const never = new Promise<Uint8Array>(() => undefined)
    const { request } = streamed([new TextEncoder().encode('name='), never])
    const began = performance.now()
    expect(await readForm(request, 100)).toEqual({ kind: 'refused', status: 400 })
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('that comes a byte at a time is refused after the time given, however long it goes on', async () => {
    function* drop(): Generator<Promise<Uint8Array>> {
      for (;;) yield new Promise((resolve) => setTimeout(() => resolve(new Uint8Array([97])), 20))
    }
    expect(await readForm(streamed(drop()).request, 100)).toEqual({ kind: 'refused', status: 400 })
  })

  test.each([
    ['of 10 000 fields', posted(Array.from({ length: 10_000 }, (_, field) => `f${field}=1`).join('&')), 413],
    ['with a broken percent sign', posted('name=%zz'), 400],
    ['with percent-encoded bytes that are not UTF-8', posted('name=%ff%fe'), 400],
    ['of another type', posted('{"name":"A"}', 'application/json'), 415],
    ['in parts', posted('--b', 'multipart/form-data; boundary=b'), 415],
  ])('%s is refused', async (_, request, status) => {
    expect(await readForm(request)).toEqual({ kind: 'refused', status })
  })
})
