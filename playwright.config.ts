import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { makeCanary, peopleFile } from './bin/canaries/canary.ts'
import { freePorts } from './bin/stack/ports.ts'
import { findBrowser } from './bin/test/browser.ts'

// Workers read this file too: what is chosen once travels to them, and to the tests, in the environment.
if (!process.env.E2E_APP_URL) {
  mkdirSync('test-results', { recursive: true })
  const canary = makeCanary()
  writeFileSync('test-results/canary.json', JSON.stringify(canary))
  writeFileSync('test-results/people.json', peopleFile(canary))
  const directory = mkdtempSync(path.join(tmpdir(), 'onboarding-e2e-'))
  // As root, the database runs as another user, who must pass through.
  chmodSync(directory, 0o711)
  const [app, mockpass, simulator, database, staff] = await freePorts(5)
  Object.assign(process.env, {
    E2E_APP_URL: `http://localhost:${app}`,
    E2E_MOCKPASS_URL: `http://127.0.0.1:${mockpass}`,
    E2E_SIMULATOR_URL: `http://127.0.0.1:${simulator}`,
    E2E_DATABASE_PORT: `${database}`,
    E2E_STAFF_PORT: `${staff}`,
    E2E_APP_LOG: path.resolve('test-results/app.log'),
    E2E_DATA_DIR: directory,
    E2E_CANARY: path.resolve('test-results/canary.json'),
    BROWSER_PATH: findBrowser(),
  })
}

const appUrl = process.env.E2E_APP_URL ?? ''
const unset = Object.fromEntries(
  [
    'DATABASE_URL',
    'MYINFO_CONNECTIONS',
    'MYINFO_V3_ENV',
    'MYINFO_V3_URL',
    'SINGPASS_ENV',
    'SINGPASS_ISSUER',
    'STAFF_ISSUER',
  ].map((name) => [name, '']),
)
const portOf = (url: string | undefined) => new URL(url ?? '').port
const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map((what) => `--disable-${what}`)
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: appUrl,
    locale: 'en-SG',
    timezoneId: 'Asia/Singapore',
    trace: 'off',
    launchOptions: { executablePath: process.env.BROWSER_PATH, args: [...asRoot, '--no-first-run', ...quiet] },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'mobile', grep: /@mobile/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
  webServer: {
    command: 'node --import tsx bin/test/e2e-server.ts',
    url: `${appUrl}/api/healthz`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      ...unset,
      APP_URL: appUrl,
      PORT: portOf(appUrl),
      MOCKPASS_PORT: portOf(process.env.E2E_MOCKPASS_URL),
      SIMULATOR_PORT: portOf(process.env.E2E_SIMULATOR_URL),
      DATABASE_PORT: process.env.E2E_DATABASE_PORT ?? '',
      STAFF_PORT: process.env.E2E_STAFF_PORT ?? '',
      DATA_DIR: process.env.E2E_DATA_DIR ?? '',
      SIMULATOR_PEOPLE: path.resolve('test-results/people.json'),
      HOSTNAME: 'localhost',
    },
  },
})
