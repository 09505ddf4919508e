import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { createDrawingThread, type DrawingThread } from './drawing-thread.ts'
import { specimen } from './testing/specimen.ts'

let thread: DrawingThread

afterEach(() => thread.close())

/** A worker of the given text. */
const playing = (text: string) => () => new Worker(text, { eval: true })

/** The worker itself, from its source, which a thread cannot read without help. */
const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href)
const fromSource = playing(`import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`)

const draw = () => thread.draw(specimen, new Date(0))

describe('the thread that draws receipts', () => {
  test('S38 draws while the main thread goes on', async () => {
    thread = createDrawingThread({ open: fromSource })
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 5)
    const [first, second] = await Promise.all([draw(), draw()])
    clearInterval(turning)
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(second.length).toBe(first.length)
    expect(turns).toBeGreaterThan(50)
    expect(thread.waiting()).toBe(0)
  })

  test('tells a drawing that failed by the name of its error, and draws on', async () => {
    thread = createDrawingThread({ open: fromSource })
    const broken = { ...specimen, next: { title: '', steps: [{ when: 'S1234567D', what: null }] } }
    const failed = thread.draw(JSON.parse(JSON.stringify({ ...broken, answers: null })), new Date(0))
    await expect(failed).rejects.toThrow(/^\w+Error$/)
    expect((await draw()).length).toBeGreaterThan(1000)
  })

  test('that dies is replaced, and those who wait for it are told', async () => {
    let opened = 0
    thread = createDrawingThread({
      open: () => {
        opened += 1
        return opened === 1 ? playing("throw new RangeError('S1234567D')")() : fromSource()
      },
    })
    await expect(Promise.all([draw(), draw()])).rejects.toThrow(/^RangeError$/)
    expect((await draw()).length).toBeGreaterThan(1000)
  })

  test('that never answers is given up and replaced', async () => {
    let opened = 0
    const silent = playing("require('node:worker_threads').parentPort.on('message', () => { for (;;); })")
    thread = createDrawingThread({
      open: () => {
        opened += 1
        return silent()
      },
      milliseconds: 200,
    })
    await expect(draw()).rejects.toThrow('late')
    await expect(draw()).rejects.toThrow('late')
    expect([opened, thread.waiting()]).toEqual([2, 0])
  })
})
