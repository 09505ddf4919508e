import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** A process of its own that writes lines, and says by IPC what it has seen. */
function writing(program: string, stdio: SpawnOptions['stdio']) {
  const imports = `const [{ record }, { withinRequest }, { withinPart }] = await Promise.all([import('./lib/server/log.ts'), import('./lib/auth/request/request-id.ts'), import('./lib/server/origin/part.ts')]);`
  return spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', `${imports}${program}`],
    { stdio },
  )
}

test('each line names the request that it is written for, or else the part that wrote it and its run', async () => {
  const node = writing(
    `record('info', { event: 'staff_refused' })
     await withinRequest('KTRW-QMPA', async () => { await null; record('info', { event: 'staff_refused' }) })
     withinRequest('KTRW-QMPA', () => record('warn', { event: 'callback_refused', reason: 'x', reference: 'OTHR-OTHR' }))
     record('info', { event: 'staff_refused' })
     for (let run = 0; run < 2; run += 1)
       await withinRequest('KTRW-QMPA', () => withinPart('purge', async () => {
         record('info', { event: 'staff_refused' })
         await null
         record('info', { event: 'staff_refused' })
       }))`,
    ['ignore', 'pipe', 'inherit'],
  )
  let text = ''
  node.stdout?.on('data', (chunk) => {
    text += chunk
  })
  await once(node, 'close')

  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const [first, , , fourth, ...purges] = lines
  expect(lines.map(({ reference, part }) => reference ?? part)).toEqual([
    'process',
    'KTRW-QMPA',
    'OTHR-OTHR',
    'process',
    ...Array(4).fill('purge'),
  ])
  expect(first.run).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
  expect(fourth.run).toBe(first.run)
  expect(purges.map(({ run }) => purges.findIndex((one) => one.run === run))).toEqual([0, 0, 2, 2])
}, 30_000)

test('F099 nobody reads the log, and the application goes on: lines wait, and beyond a measure are dropped and counted', async () => {
  const node = writing(
    `const line = { event: 'request_refused', reason: 'x'.repeat(100), status: 400 }
     for (let round = 0; round < 200; round += 1) {
       for (let count = 0; count < 1_000; count += 1) record('info', line)
       await new Promise(setImmediate)
     }
     globalThis.gc()
     process.send(process.memoryUsage().heapUsed)
     process.once('message', () => process.disconnect())`,
    ['ignore', 'pipe', 'inherit', 'ipc'],
  )
  const [heapUsed] = await once(node, 'message')
  expect(heapUsed).toBeLessThan(60_000_000)

  let text = ''
  node.stdout?.on('data', (chunk) => {
    text += chunk
  })
  node.send('end')
  const [code] = await once(node, 'close')
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const missing = lines.filter(({ event }) => event === 'lines_dropped').map((line) => line.lines)
  expect(code).toBe(0)
  expect(missing).toHaveLength(1)
  expect(lines.length - 1 + missing[0]).toBe(200_000)
}, 60_000)
