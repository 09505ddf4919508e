import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { isErrorReference } from '@/lib/onboarding/reference.ts'
import { refuse } from '../api/refusal.ts'
import { requestLanguage } from '../api/request-language.ts'

/** Where a page that could not read what it shows sends the browser, and one whose script failed. */
export function GET(request: NextRequest): Response {
  const query = request.nextUrl.searchParams
  const language = requestLanguage(request)
  const reference = query.get('reference')
  if (!reference || !isErrorReference(reference)) return refuse({ refusal: 'not_here', language })

  const back = ownPath(query.get('back') ?? '/')
  if (query.get('kind') === 'away') return refuse({ refusal: 'away', reference, back, retryAfter: 10, language })
  if (query.get('kind') === 'failed') return refuse({ refusal: 'failed', reference, back: cameFrom(request), language })
  return refuse({ refusal: 'unexpected', reference, back, language })
}

/** The page of ours that the browser comes from, as it says by itself: a private link it keeps to itself. */
function cameFrom(request: NextRequest): string {
  const from = request.headers.get('referer') ?? ''
  if (!URL.canParse(from)) return '/'
  const { pathname, search } = new URL(from)
  return ownPath(pathname + search)
}
