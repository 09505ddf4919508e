import { type Words, wordsFor } from '@/components/words/index.ts'
import type { Language } from '@/lib/onboarding/product.ts'
import { brand } from '../brand.ts'

const statuses = {
  not_matched: 400,
  foreign: 403,
  not_here: 404,
  altered: 422,
  too_large: 413,
  malformed: 400,
  not_a_form: 415,
  too_many: 429,
  unexpected: 500,
  unavailable: 503,
  away: 503,
  sent_otherwise: 409,
} as const
export type Refusal = keyof typeof statuses

/** The HTTP status of a refusal. */
export function refusalStatus(refusal: Refusal): number {
  return statuses[refusal]
}

/**
 * Answers a request that a route handler refuses with a plain page in the reader's language: right status, what
 * happened, what was kept, what to do now. `back` is one of our own paths; `reference` is absent where nothing was
 * recorded under it.
 */
export function refuse({
  refusal,
  reference,
  back = '/',
  retryAfter,
  language = 'en',
}: {
  refusal: Refusal
  reference?: string
  back?: string
  retryAfter?: number
  language?: Language
}): Response {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  })
  if (retryAfter) headers.set('retry-after', String(retryAfter))
  const body = page({ refusal, reference, back, language })
  return new Response(body, { status: statuses[refusal], headers })
}

function page({
  refusal,
  reference,
  back,
  language,
}: {
  refusal: Refusal
  reference?: string
  back: string
  language: Language
}): string {
  const words = wordsFor(language)
  const [title, text, action] = textsOf(refusal, words).map(escaped)
  const contact = reference ? `<p class="soft">${escaped(words.t('common.reference', { reference }))}</p>` : ''
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - ${brand.name}</title><link rel="stylesheet" href="/refusal.css"></head><body><main><p class="brand" lang="en">${brand.name}</p><h1>${title}</h1><p>${text}</p><p><a class="button" href="${back}">${action}</a></p>${contact}</main></body></html>`
}

/** What the button says where it does not go back to what one came from. */
const onward: { [refusal in Refusal]?: 'failure.again' | 'refusal.receipt' } = {
  away: 'failure.again',
  sent_otherwise: 'refusal.receipt',
}

function textsOf(refusal: Refusal, { t }: Words): [string, string, string] {
  if (refusal === 'not_here') return [t('missingPage.title'), t('missingPage.text'), t('missingPage.action')]
  const text = t(`refusal.${refusal}.text`, { phone: brand.contact.phone })
  return [t(`refusal.${refusal}.title`), text, t(onward[refusal] ?? 'refusal.back')]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
