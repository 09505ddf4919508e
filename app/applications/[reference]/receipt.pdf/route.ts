import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { receiptContent } from '@/components/receipt/receipt-content.ts'
import { wordsFor } from '@/components/words/index.ts'
import { errorReference } from '@/lib/auth/error-reference.ts'
import { checkCodeOf } from '@/lib/onboarding/application/check-code.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import type { ReceiptLogo } from '@/lib/receipt/content.ts'
import { readLogo } from '@/lib/receipt/logo.ts'
import { secondsToWait } from '@/lib/server/limits/limits.ts'
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
    return await receiptOf(reference, request)
  } catch (failure) {
    unstable_rethrow(failure)
    const back = `/applications/${encodeURIComponent(reference)}`
    return failed({ failure, back, language: requestLanguage(request) })
  }
}

async function receiptOf(reference: string, { headers, nextUrl }: NextRequest): Promise<Response> {
  const fullNric = nextUrl.searchParams.get('nric') === 'full'
  const { server, session, language, standIn } = await currentVisit()
  const application = session && (await server.storage.applications.find(session.id, reference))
  if (!application) return refuse({ refusal: 'not_here', language })
  if (fullNric) await server.storage.applications.recordReveal(application.reference)

  const retryAfter = await secondsToWait(server, 'receipt', { headers, session })
  if (retryAfter !== undefined) return notNow('too_many', { reference, language, retryAfter })
  const product = server.findProduct(application.product)
  const standing = await server.storage.applications.standing(session.id, reference)
  const answer = await receipts().receipt({
    session: session.id,
    key: [application.reference, language, fullNric, standing?.decidedAt].join(),
    created: new Date(application.receivedAt),
    content: () =>
      receiptContent({
        application,
        product,
        standing,
        brand,
        logo: brandLogo(),
        checkCode: checkCodeOf(server.config, application),
        fullNric,
        standIn,
        words: wordsFor(language),
      }),
  })
  if (answer.kind !== 'pdf') return notNow(refusalOf[answer.kind], { reference, language, retryAfter: 5 })
  return new Response(new Uint8Array(answer.pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="application-${application.reference}.pdf"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A receipt with the name at its head is better than none: a logo that cannot be read is told to the log. */
function brandLogo(): ReceiptLogo | undefined {
  const { receiptLogo } = brand
  try {
    return receiptLogo && { ...receiptLogo, picture: readLogo(receiptLogo.file) }
  } catch (failure) {
    const name = failure instanceof Error ? failure.name : 'unknown'
    record('error', { event: 'unexpected', route: 'receipt logo', name, reference: errorReference() })
    return undefined
  }
}

/** Whoever has one receipt drawn waits for it before asking for another; whoever meets a long queue comes back. */
const refusalOf = { busy: 'too_many', full: 'unavailable' } as const

function notNow(
  refusal: 'too_many' | 'unavailable',
  { reference, ...more }: { reference: string; language: Language; retryAfter: number },
): Response {
  return refuse({ refusal, back: `/applications/${reference}`, ...more })
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
