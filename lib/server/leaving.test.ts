import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runProgram } from './testing/program.ts'

/** A process with a listener like that of Next.js, whose work takes as long as told; its lines and its exit code. */
async function leave({ work, signals }: { work: string; signals: number }) {
  const program = `
    process.on('SIGTERM', () => { console.log(JSON.stringify({ event: 'closed' })); setTimeout(() => process.exit(143), 50) })
    import('./lib/server/leaving.ts').then(({ leaveInOrder, isLeaving }) => {
      const record = (level, line) => console.log(JSON.stringify(line))
      const tellRest = () => record('warn', { event: 'repeated' })
      leaveInOrder({ drain: 300, finish: () => ${work}, tellRest, record, recorded: () => Promise.resolve(), again: 100 })
      setInterval(() => isLeaving() && console.log(JSON.stringify({ event: 'unready' })), 50)
      console.log('{}')
    })`
  const { child, said } = await runProgram(program)
  for (let count = 0; count < signals; count += 1) {
    if (count > 0) await sleep(450)
    child.kill('SIGTERM')
  }
  const [code] = await once(child, 'exit')
  const events = said()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event)
  return { code, events: events.filter((event, index) => event && event !== events[index - 1]) }
}

test('F097 a node that is asked to end is unready first, then closes, finishes its work and says that it stopped', async () => {
  const { code, events } = await leave({ work: 'new Promise((done) => setTimeout(done, 200))', signals: 1 })

  expect([code, events]).toEqual([143, ['stopping', 'unready', 'closed', 'unready', 'repeated', 'stopped']])
}, 60_000)

test('work that fails keeps no node from ending', async () => {
  expect((await leave({ work: "Promise.reject(new Error('x'))", signals: 1 })).events.at(-1)).toBe('stopped')
}, 60_000)

test('a node that is asked again while its work goes on ends at once', async () => {
  const { code, events } = await leave({ work: 'new Promise(() => undefined)', signals: 2 })

  expect([code, events.at(-1)]).toEqual([1, 'stopped'])
}, 60_000)

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  'a node that is asked to end by %s before it has started ends at once, with the same lines',
  async (signal, code) => {
    const program = `
    import('./lib/server/leaving.ts').then(({ leaveWhileStarting }) => {
      const given = { record: (level, line) => console.log(JSON.stringify(line)), recorded: () => Promise.resolve() }
      leaveWhileStarting(given)()
      leaveWhileStarting(given)
      setInterval(() => undefined, 1_000)
      console.log('{}')
    })`
    const { child, said } = await runProgram(program)
    child.kill(signal)
    const [ended] = await once(child, 'close')

    expect(ended).toBe(code)
    expect(said()).toBe(
      `{}\n{"event":"stopping","signal":"${signal}","milliseconds":0}\n{"event":"stopped","finished":false}\n`,
    )
  },
  60_000,
)

test('the line that a node has stopped is written, and last, though all threads that write are busy', async () => {
  const program = `
    Promise.all([import('./lib/server/leaving.ts'), import('./lib/server/log.ts')]).then(([{ leaveWhileStarting }, log]) => {
      const { pbkdf2 } = require('node:crypto')
      const work = () => pbkdf2('x', 'x', 300_000, 64, 'sha512', () => undefined)
      process.on('SIGTERM', () => [1, 2, 3, 4].forEach(work))
      leaveWhileStarting(log)
      setInterval(() => undefined, 1_000)
      console.log('{}')
    })`
  const { child, said } = await runProgram(program)
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  const events = said()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event)
  expect([code, events]).toEqual([143, [undefined, 'stopping', 'stopped']])
}, 60_000)
