import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { withRunningApp } from './nodes/running-app.ts'

/** Loaded before the application: on a signal it fails where nothing catches, as code of ours or of a package could. */
const failing = `process.on('SIGUSR2', () => {
  setTimeout(() => { throw new TypeError('S1234567D in a timer') }, 10)
  setTimeout(() => void Promise.reject(new RangeError('S1234567D in a promise')), 20)
})`

test('S44 an error that nothing catches is logged once, by its name alone, and the node goes on', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'failing-'))
  const preload = path.join(folder, 'failing.mjs')
  writeFileSync(preload, failing)
  try {
    await withRunningApp(
      async ({ url, pid, log }) => {
        process.kill(pid, 'SIGUSR2')
        await vi.waitFor(() => expect(log()).toContain('RangeError'), { timeout: 10_000, interval: 50 })
        expect((await fetch(`${url}/api/readyz`)).status).toBe(200)
        expect((await fetch(url)).status).toBe(200)

        const lines = log()
          .split('\n')
          .filter((line) => /TypeError|RangeError/.test(line))
        expect(lines.map((line) => JSON.parse(line))).toMatchObject([
          { event: 'framework', level: 50, name: 'TypeError' },
          { event: 'framework', level: 50, name: 'RangeError' },
        ])
        expect(log()).not.toContain('S1234567D')
      },
      'demo',
      { NODE_OPTIONS: `--import ${preload}` },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 1_200_000)
