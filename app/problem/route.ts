import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { isErrorReference } from '@/lib/onboarding/reference.ts'
import { refuse } from '../api/refusal.ts'
import { requestLanguage } from '../api/request-language.ts'

/** Where a page that could not read what it shows sends the browser. */
export function GET(request: NextRequest): Response {
  const query = request.nextUrl.searchParams
  const language = requestLanguage(request)
  const reference = query.get('reference')
  if (!reference || !isErrorReference(reference)) return refuse({ refusal: 'not_here', language })

  const back = ownPath(query.get('back') ?? '/')
  return query.get('kind') === 'away'
    ? refuse({ refusal: 'away', reference, back, retryAfter: 10, language })
    : refuse({ refusal: 'unexpected', reference, back, language })
}
