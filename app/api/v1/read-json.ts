import type { ProblemName } from '@/lib/delivery/access/problem.ts'

const LARGEST_BODY = 16_384

/** Reads a JSON body of 16 KiB at most, whatever its length is said to be. */
export async function readJson(
  request: Request,
): Promise<{ kind: 'read'; body: unknown } | { kind: 'refused'; problem: ProblemName }> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { kind: 'refused', problem: 'not_json' }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > LARGEST_BODY) return { kind: 'refused', problem: 'too_large' }
    chunks.push(chunk)
  }
  try {
    return { kind: 'read', body: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { kind: 'refused', problem: 'invalid' }
  }
}
