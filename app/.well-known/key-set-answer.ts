import { publicKeys } from '@/lib/server/public-keys.ts'

const seconds = 600

/** Answers with a connection's public keys; 404 where there is no such connection. */
export function keySetAnswer(connection: string): Response {
  const keys = publicKeys(connection)
  if (!keys) return new Response(null, { status: 404 })
  return new Response(keys, {
    headers: { 'content-type': 'application/json', 'cache-control': `public, max-age=${seconds}` },
  })
}
