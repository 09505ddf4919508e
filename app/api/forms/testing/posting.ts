import { vi } from 'vitest'
import { createBrowserCookie, readBrowserToken } from '@/lib/auth/request/browser-cookie.ts'
import { fapiSettings, settings } from '@/lib/config/testing/settings.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { findProduct } from '@/lib/onboarding/products/index.ts'
import { getServer, type Server } from '@/lib/server/server.ts'
import { startTestDatabase } from '@/lib/storage/testing/server.ts'

/** The route handlers on a database of their own, and the forms of one product to post to them. */
export interface Posting {
  server: Server
  database: Awaited<ReturnType<typeof startTestDatabase>>
  product: Product
  /** A post to an address by a browser with a session. */
  posted(path: string, secret: string, form: Record<string, string>): Request
  /** What Next.js gives the handlers of a product's form. */
  context(): { params: Promise<{ product: string }> }
  stop(): Promise<void>
}

/** Starts the server that the route handlers of this test file find. */
export async function startPosting(): Promise<Posting> {
  const database = await startTestDatabase()
  const environment = { ...settings, ...fapiSettings, DATABASE_URL: database.url }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const server = await getServer()
  const product = findProduct('savings-account', { demo: false })
  if (!product) throw new Error('the product of this test is gone')
  const cookie = createBrowserCookie(settings.AUTH_SECRET)
  return {
    server,
    database,
    product,
    posted: (path, secret, form) =>
      new Request(`http://localhost:3000${path}`, {
        method: 'POST',
        body: new URLSearchParams({ csrfToken: readBrowserToken(cookie, settings.AUTH_SECRET) ?? '', ...form }),
        headers: {
          origin: 'http://localhost:3000',
          cookie: `browser=${encodeURIComponent(cookie)}; session=${secret}`,
        },
      }),
    context: () => ({ params: Promise.resolve({ product: product.id }) }),
    async stop() {
      await server.storage.close()
      await database.stop()
    },
  }
}
