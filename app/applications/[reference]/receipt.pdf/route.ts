import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { receiptContent } from '@/components/receipt/receipt-content.ts'
import { wordsFor } from '@/components/words/index.ts'
import { errorReference } from '@/lib/auth/error-reference.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import { record } from '@/lib/server/log.ts'
import { receipts } from '@/lib/server/receipts.ts'
import { StorageUnavailable } from '@/lib/server/server.ts'
import { refuse } from '../../../api/refusal.ts'
import { requestLanguage } from '../../../api/request-language.ts'
import { brand } from '../../../brand.ts'
import { currentVisit } from '../../../visit.ts'

/**
 * The receipt as a PDF, for the session that submitted; to anyone else it is unknown. `?nric=full` does not
 * mask, and is written down before anything is shown.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/applications/[reference]/receipt.pdf'>,
): Promise<Response> {
  const { reference } = await params
  try {
    return await receiptOf(reference, request.nextUrl.searchParams.get('nric') === 'full')
  } catch (failure) {
    unstable_rethrow(failure)
    const back = `/applications/${encodeURIComponent(reference)}`
    return failed({ failure, back, language: requestLanguage(request) })
  }
}

async function receiptOf(reference: string, fullNric: boolean): Promise<Response> {
  const { server, session, language } = await currentVisit()
  const application = session && (await server.storage.applications.find(session.id, reference))
  if (!application) return refuse({ refusal: 'not_here', language })
  if (fullNric) await server.storage.applications.recordReveal(application.reference)

  const product = server.findProduct(application.product)
  const answer = await receipts().receipt({
    session: session.id,
    key: [application.reference, language, fullNric].join(),
    created: new Date(application.receivedAt),
    content: () => receiptContent({ application, product, brand, fullNric, words: wordsFor(language) }),
  })
  if (answer.kind !== 'pdf') return notNow(answer.kind, reference, language)
  return new Response(new Uint8Array(answer.pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="application-${application.reference}.pdf"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Whoever has one receipt drawn waits for it before asking for another; whoever meets a long queue comes back. */
function notNow(kind: 'busy' | 'full', reference: string, language: Language): Response {
  const refusal = kind === 'busy' ? 'too_many' : 'unavailable'
  return refuse({ refusal, back: `/applications/${encodeURIComponent(reference)}`, retryAfter: 5, language })
}

/** A drawing error may quote what it was drawing, so only its name is told. */
function failed({ failure, back, language }: { failure: unknown; back: string; language: Language }): Response {
  const reference = errorReference()
  if (failure instanceof StorageUnavailable) {
    record('error', { event: 'storage_unavailable', route: 'receipt', reference })
    return refuse({ refusal: 'unavailable', reference, back, retryAfter: 10, language })
  }
  const name = failure instanceof Error ? failure.name : 'unknown'
  record('error', { event: 'unexpected', route: 'receipt', name, reference })
  return refuse({ refusal: 'unexpected', reference, back, language })
}
