import { defineConfig } from '@playwright/test'
import { findLightBrowser } from './bin/test/browser.ts'
import { findStacks, ownPlace, serverEnvironment } from './bin/test/stacks.ts'

const workers = Number(process.env.E2E_WORKERS ?? 1)
const stacks = await findStacks(workers)
Object.assign(process.env, ownPlace(stacks))
const browser = findLightBrowser()
if (browser) process.env.BROWSER_PATH = browser

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
const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map((what) => `--disable-${what}`)
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // What `npm test` leaves to CI and to commands of its own: every fault by its row, the studio, and tours that run by themselves.
  testIgnore: process.env.E2E_SUBSET === 'quick' ? ['faults/**', 'studio.spec.ts', 'tours.spec.ts'] : [],
  outputDir: 'test-results/e2e',
  workers,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: process.env.E2E_APP_URL,
    locale: 'en-SG',
    timezoneId: 'Asia/Singapore',
    trace: 'off',
    launchOptions: { executablePath: browser, args: [...asRoot, '--no-first-run', ...quiet] },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'mobile', grep: /@mobile/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
  webServer: stacks.map((place) => ({
    command: 'node --import tsx bin/test/e2e-server.ts',
    url: `${place.E2E_APP_URL}/api/healthz`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: { ...unset, ...serverEnvironment(place) },
  })),
})
