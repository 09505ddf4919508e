import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { refuse } from '../api/refusal.ts'
import { requestLanguage } from '../api/request-language.ts'

/** Where a page that could not read what it shows sends the browser. */
export function GET(request: NextRequest): Response {
  const query = request.nextUrl.searchParams
  const language = requestLanguage(request)
  const reference = /^[A-Z]{4}-[A-Z]{4}$/.exec(query.get('reference') ?? '')?.[0]
  if (!reference) return refuse({ refusal: 'not_here', language })

  const back = ownPath(query.get('back') ?? '/')
  return query.get('kind') === 'away'
    ? refuse({ refusal: 'away', reference, back, retryAfter: 10, language })
    : refuse({ refusal: 'unexpected', reference, back, language })
}
