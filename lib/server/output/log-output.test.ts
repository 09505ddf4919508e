import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { openLogOutput } from './log-output.ts'

const program = `
  const [{ record }, { logFrameworkLines }] = await Promise.all([import('./lib/server/log.ts'), import('./lib/server/framework-lines.ts')])
  process.on('uncaughtException', (error) => process.send({ uncaught: String(error) }))
  const line = { event: 'request_refused', reason: 'x'.repeat(100), status: 400 }
  process.on('message', async (message) => {
    if (message === 'leave') { record('info', line); return process.exit(3) }
    if (message === 'print') { console.log('printed'); console.error('printed'); logFrameworkLines(); console.log('printed') }
    for (let round = 0; round < 100; round += 1) {
      for (let count = 0; count < 1_000; count += 1) record('info', line)
      await new Promise(setImmediate)
    }
    await new Promise((done) => setTimeout(done, 50))
    globalThis.gc()
    process.send({ heap: process.memoryUsage().heapUsed, cpu: process.cpuUsage() })
  })
  process.send('ready')`

/** A process that logs a hundred thousand lines when it is told to, whose output goes to a file descriptor or to a pipe. */
async function logging(output: number | 'pipe') {
  const options = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', program]
  const node = spawn(process.execPath, options, { stdio: ['ignore', output, output, 'ipc'] })
  await once(node, 'message')
  const ask = async (message: string) => {
    node.send(message)
    const [answer] = await once(node, 'message')
    return answer
  }
  /** Its exit code, within five seconds. */
  const leave = async () => {
    node.send('leave')
    const left = await Promise.race([once(node, 'exit'), sleep(5_000)])
    node.kill('SIGKILL')
    return left?.[0]
  }
  return { node, ask, leave }
}

test('a full disk ends nothing, takes no memory beyond a measure, and does not keep the process from ending', async () => {
  const full = openSync('/dev/full', 'w')
  const { ask, leave } = await logging(full)
  closeSync(full)
  const answers = [await ask('print'), await ask('log'), await ask('log')]

  expect(answers.map((answer) => answer.uncaught)).toEqual([undefined, undefined, undefined])
  for (const { heap } of answers) expect(heap).toBeLessThan(60_000_000)
  expect(await leave()).toBe(3)
}, 60_000)

test('a reader that has died ends nothing, and leaves nothing in memory', async () => {
  const { node, ask, leave } = await logging('pipe')
  node.stdout?.destroy()
  node.stderr?.destroy()
  const answers = [await ask('print'), await ask('log')]

  expect(answers.map((answer) => answer.uncaught)).toEqual([undefined, undefined])
  for (const { heap } of answers) expect(heap).toBeLessThan(60_000_000)
  expect(await leave()).toBe(3)
}, 60_000)

test('a reader that has stopped does not keep the process from ending', async () => {
  const { ask, leave } = await logging('pipe')
  await ask('log')

  expect(await leave()).toBe(3)
}, 60_000)

afterEach(() => void vi.useRealTimers())

test('what waited while there was no room is written in its order once there is, and what was dropped is told', () => {
  vi.useFakeTimers()
  let [isFull, text] = [true, '']
  const dropped: number[] = []
  const output = openLogOutput(1, {
    most: 20,
    onRegained: (count) => void dropped.push(count),
    write(_, chunk, done) {
      if (isFull) return done(Object.assign(new Error('no room'), { code: 'ENOSPC' }), 0)
      text += chunk.subarray(0, 3)
      done(null, Math.min(3, chunk.length))
    },
  })
  for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'fünf\n', 'six\n']) output.write(line)
  vi.advanceTimersByTime(60_000)
  expect([text, dropped]).toEqual(['', []])

  isFull = false
  vi.advanceTimersByTime(1_000)
  expect([text, dropped]).toEqual(['one\ntwo\nthree\nfour\n', [2]])
  output.write('seven\n')
  expect(text).toBe('one\ntwo\nthree\nfour\nseven\n')
})
