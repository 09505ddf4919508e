import { publicKeys } from '@/lib/server/public-keys.ts'

const seconds = 600

/** The public keys that Singpass verifies our requests with and encrypts to. */
export function GET(): Response {
  const keys = publicKeys()
  if (!keys) return new Response(null, { status: 404 })
  return new Response(keys, {
    headers: { 'content-type': 'application/json', 'cache-control': `public, max-age=${seconds}` },
  })
}
