import { beforeEach, describe, expect, test } from 'vitest'
import { createReceipts, type Receipts } from './receipts.ts'
import { specimen } from './testing/specimen.ts'

/** A thread that draws when it is told to. */
function slowThread() {
  const open: { done(): void; fail(): void }[] = []
  return {
    open,
    drawn: 0,
    waiting: () => open.length,
    draw() {
      this.drawn += 1
      return new Promise<Uint8Array>((resolve, reject) => {
        open.push({ done: () => resolve(new Uint8Array([this.drawn])), fail: () => reject(new Error('no')) })
      })
    },
  }
}

let thread: ReturnType<typeof slowThread>
let receipts: Receipts
let time: number

beforeEach(() => {
  thread = slowThread()
  time = 0
  receipts = createReceipts({ thread, now: () => time })
})

const ask = (session: string, key: string) =>
  receipts.receipt({ session, key, created: new Date(0), content: () => specimen })

function finishAll(): void {
  for (const { done } of thread.open.splice(0)) done()
}

describe('receipts', () => {
  test('S38 are drawn once, however many ask at once and afterwards', async () => {
    const asked = Array.from({ length: 40 }, () => ask('a', 'R,en'))
    finishAll()
    const answers = await Promise.all([...asked, ask('a', 'R,en'), ask('b', 'R,en')])
    expect(answers).toEqual(Array(42).fill({ kind: 'pdf', pdf: new Uint8Array([1]) }))
    expect(thread.drawn).toBe(1)
  })

  test('S32 are drawn one at a time for a session, and not at the cost of others', async () => {
    const first = ask('a', 'R,en')
    expect(await ask('a', 'R,zh')).toEqual({ kind: 'busy' })
    const other = ask('b', 'S,en')
    finishAll()
    expect([(await first).kind, (await other).kind]).toEqual(['pdf', 'pdf'])
    const next = ask('a', 'R,zh')
    finishAll()
    expect((await next).kind).toBe('pdf')
  })

  test('S38 wait in a queue that has an end', async () => {
    const asked = Array.from({ length: 25 }, (_, number) => ask(`session ${number}`, `R${number}`))
    finishAll()
    const kinds = (await Promise.all(asked)).map(({ kind }) => kind)
    expect(kinds).toEqual([...Array(20).fill('pdf'), ...Array(5).fill('full')])
  })

  test('are tried again after a drawing that failed', async () => {
    const asked = ask('a', 'R,en')
    thread.open.shift()?.fail()
    await expect(asked).rejects.toThrow()
    const again = ask('a', 'R,en')
    finishAll()
    expect(await again).toMatchObject({ kind: 'pdf' })
  })

  test('S60 are forgotten after ten minutes, and the oldest sooner when there are many', async () => {
    const first = ask('a', 'R,en')
    finishAll()
    await first
    time = 10 * 60_000
    const again = ask('a', 'R,en')
    finishAll()
    await again
    expect(thread.drawn).toBe(2)
    for (let number = 0; number < 60; number += 1) {
      const other = ask('b', `S${number}`)
      finishAll()
      await other
    }
    void ask('a', 'R,en')
    expect(thread.drawn).toBe(63)
  })
})
