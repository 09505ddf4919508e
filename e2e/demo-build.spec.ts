import { spawnSync } from 'node:child_process'
import { expect, test } from '@playwright/test'

test('a build that holds the demo refuses to run in production, and says what to do', () => {
  const { PATH, E2E_DATA_DIR } = process.env
  const settings = {
    ...{ PATH, NODE_ENV: 'production' as const, DATA_DIR: E2E_DATA_DIR, APP_URL: 'https://apply.example', PORT: '0' },
    AUTH_SECRET: 'bm9ib2R5IHdpbGwgZXZlciBndWVzcyB0aGlzIHNlY3JldA',
  }
  const started = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'start'], {
    env: settings,
    encoding: 'utf8',
    timeout: 50_000,
  })

  expect(started.status).toBe(78)
  expect(started.stderr).toContain('DEMO')
  expect(started.stderr).toContain('npm run build')
})
