const pages = ['components', 'lib/server', 'lib/auth', 'lib/onboarding', 'next', 'react']
const drawing = ['lib/myinfo', 'lib/onboarding', 'react', 'use-intl', 'server-only']

/**
 * The walls of the repository: each room, and what it may import besides itself.
 *
 * An entry is another room, a package, one built-in module (`node:crypto`) or all of them (`node:`). A file belongs to
 * the innermost room that holds it. Nothing else is allowed: no room lists `e2e`, so nothing imports it.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'lib/singpass': ['undici', 'node:crypto', 'node:zlib'],
  'lib/myinfo': ['zod'],
  'lib/onboarding': ['lib/myinfo', 'zod', 'node:crypto'],
  'lib/delivery': [
    'lib/onboarding',
    'lib/myinfo',
    'zod',
    'jose',
    'standardwebhooks',
    'request-filtering-agent',
    'nodemailer',
    'csv-stringify',
    'node:',
  ],
  'lib/staff': ['lib/onboarding', 'lib/myinfo', 'lib/delivery', 'zod', 'jose', 'node:crypto'],
  'lib/receipt': [
    'lib/myinfo',
    '@react-pdf/renderer',
    'fontkit',
    'node:fs',
    'node:path',
    'node:worker_threads',
    'node:zlib',
  ],
  'lib/storage': [
    'lib/singpass',
    'lib/myinfo',
    'lib/onboarding',
    'lib/delivery',
    'lib/staff',
    'drizzle-orm',
    'pg',
    'jose',
    'rate-limiter-flexible',
    '@opentelemetry/api',
    'node:',
  ],
  'lib/auth': [
    'lib/singpass',
    'lib/myinfo',
    'lib/onboarding',
    'lib/staff',
    'negotiator',
    'next',
    'next-auth',
    'jose',
    'node:',
  ],
  'lib/config': [
    'lib/singpass',
    'lib/onboarding',
    'lib/delivery',
    'lib/staff',
    'lib/storage',
    'zod',
    'node:crypto',
    'node:fs',
    'node:net',
  ],
  'lib/server': [
    'lib/singpass',
    'lib/myinfo',
    'lib/onboarding',
    'lib/delivery',
    'lib/staff',
    'lib/storage',
    'lib/auth',
    'lib/receipt',
    'lib/config',
    'pino',
    'prom-client',
    '@opentelemetry/api',
    'rate-limiter-flexible',
    'server-only',
    'yaml',
    'smtp-server',
    'postal-mime',
    'node:',
  ],
  'lib/golive': [
    'lib/delivery',
    'lib/staff',
    'lib/singpass',
    'lib/myinfo',
    'lib/onboarding',
    'lib/config',
    '@peculiar/x509',
    'fast-png',
    'reflect-metadata',
    'zod',
    'node:',
  ],
  'lib/simulator': ['oidc-provider', 'jose', '@peculiar/x509', 'reflect-metadata', 'node:'],
  // What the demo's cockpit says of things, by the tables of the rooms that do them. Pure.
  'lib/demo': ['lib/singpass', 'lib/myinfo', 'lib/onboarding', 'jsonc-parser', 'zod'],
  'lib/client-meets-simulator': ['lib/singpass', 'lib/simulator', 'jose', 'node:'],

  // What the screen and the receipt say of an application is put together here, in the receipt's own types.
  components: [
    ...drawing,
    'lib/receipt',
    'react-hook-form',
    '@hookform/resolvers',
    'qrcode',
    'node:crypto',
    '@formatjs/icu-messageformat-parser',
  ],
  'components/staff': [...drawing, 'components', 'lib/staff', 'lib/delivery', 'lib/receipt'],
  'components/demo': [...drawing, 'components'],

  app: [...pages, 'lib/receipt', 'lib/golive', 'next-auth', '@fontsource-variable/public-sans'],
  'app/staff': [...pages, 'app', 'components/staff', 'lib/staff', 'lib/delivery'],
  'app/api/staff': [...pages, 'app', 'lib/staff', 'lib/delivery'],
  'app/api/v1': [...pages, 'app', 'lib/delivery', 'lib/staff', 'zod'],
  // Draws the client's own trace, by its types and its list of checks.
  'app/demo': [...pages, 'app', 'components/demo', 'lib/demo', 'lib/myinfo', 'lib/singpass'],
  'app/api/demo': [...pages, 'app', 'app/demo', 'lib/demo'],
  // Explains by the same tables that the client, the doctor and the products decide by.
  'app/learn': [...pages, 'app', 'components/demo', 'lib/demo', 'lib/golive', 'lib/myinfo', 'lib/singpass'],

  bin: [
    'qrcode',
    'fast-png',
    '@vercel/nft',
    'standardwebhooks',
    'bin/browser',
    'components',
    'lib/singpass',
    'lib/myinfo',
    'lib/onboarding',
    'lib/delivery',
    'lib/staff',
    'lib/receipt',
    'lib/storage',
    'lib/config',
    'lib/golive',
    'lib/simulator',
    'oidc-provider',
    '@next/env',
    '@peculiar/x509',
    '@playwright/test',
    'commander',
    'esbuild',
    'jose',
    'koa',
    'openid-client',
    'pg',
    'reflect-metadata',
    'tsx',
    'vite',
    'node:',
  ],
  'bin/browser': ['@playwright/test', 'node:'],
  e2e: ['bin/browser', '@playwright/test', 'axe-core', 'unpdf', 'node:'],

  // The files at the top: what Next.js starts, and the settings of the tools.
  '.': [
    'app',
    'bin',
    'lib/auth',
    'lib/config',
    'lib/server',
    'next',
    '@playwright/test',
    'drizzle-kit',
    'vitest',
    'node:',
  ],
}

/** What tests and their support may import as well: in every room, and in one. */
export const inTests: Readonly<Record<string, readonly string[]>> = {
  'lib/delivery': ['lib/golive', 'lib/storage', 'smtp-server', 'ajv', 'ajv-formats', '@redocly/openapi-core'],
  '': ['vitest', 'fast-check', 'node:'],
  'lib/singpass': ['jose', 'oauth4webapi', '@peculiar/x509', 'reflect-metadata'],
  'lib/storage': ['lib/config', '@opentelemetry/sdk-trace', '@opentelemetry/context-async-hooks'],
  'lib/receipt': ['unpdf'],
  'lib/config': ['lib/simulator', 'jose'],
  'lib/golive': ['lib/simulator', 'jose'],
  'lib/simulator': ['@opengovsg/myinfo-gov-client', 'oauth4webapi', 'openid-client'],
  components: ['react-dom'],
  'components/staff': ['react-dom'],
  'app/api/v1': ['lib/storage', 'lib/config'],
  'lib/server': [
    '@prometheus-io/lezer-promql',
    '@opentelemetry/sdk-trace',
    '@opentelemetry/context-async-hooks',
    '@opentelemetry/exporter-trace-otlp-http',
    'nodemailer',
  ],
  app: ['lib/myinfo', 'lib/simulator', 'lib/storage', 'lib/config', 'react-dom'],
  bin: ['yaml', 'kubernetes-models', 'dockerfile-utils'],
  e2e: ['bin'],
}

/** What holds nothing but tests and measurements: its files may use the test support of others. */
const testRooms = /^(e2e|lib\/client-meets-simulator|bin\/bench)[/.]/

/** The innermost room that holds a file; `undefined` for a file without one. Paths are relative to the repository. */
export function roomOf(path: string): string | undefined {
  if (!path.includes('/')) return '.'
  const holding = Object.keys(rooms).filter((room) => path.startsWith(`${room}/`))
  return holding.sort((one, other) => other.length - one.length)[0]
}

/** Whether a file is a test or the support of tests. */
export function isTest(path: string): boolean {
  return /\.(test|spec|contract)\.\w+$|(^|\/)testing\//.test(path) || testRooms.test(path)
}
