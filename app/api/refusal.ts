import { type Words, wordsFor } from '@/components/words/index.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import { standIn } from '@/lib/server/stand-in.ts'
import { brand } from '../brand.ts'
import { type RefusalTexts, refusalPage } from './refusal-page.ts'

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
  failed: 500,
  unavailable: 503,
  away: 503,
  sent_otherwise: 409,
} as const
export type Refusal = keyof typeof statuses

/** The HTTP status of a refusal. */
export function refusalStatus(refusal: Refusal): number {
  return statuses[refusal]
}

/** A page that runs nothing, posts nothing, is framed by nobody and is kept by nobody. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Answers a request that a route handler refuses with a plain page in the reader's language: right status, what
 * happened, what was kept, what to do now. `back` leads home unless it is one of our own paths; `reference` is absent
 * where nothing was recorded under it.
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
  const headers = new Headers(pageHeaders)
  if (retryAfter) headers.set('retry-after', String(retryAfter))
  const words = wordsFor(language)
  const texts = textsOf({ refusal, back: ownPath(back), words })
  const body = refusalPage({ texts, back: ownPath(back), reference, standIn: standIn(), words })
  return new Response(body, { status: statuses[refusal], headers })
}

/** What the button says where it does not go back to what one came from. */
const onward: { [refusal in Refusal]?: 'failure.again' | 'refusal.receipt' } = {
  away: 'failure.again',
  sent_otherwise: 'refusal.receipt',
}

/** A login that did not come about: the form can be typed instead. */
const stopsLogin: readonly Refusal[] = ['not_matched', 'too_many']

function textsOf({ refusal, back, words: { t } }: { refusal: Refusal; back: string; words: Words }): RefusalTexts {
  if (refusal === 'not_here')
    return { title: t('missingPage.title'), text: t('missingPage.text'), action: t('missingPage.action') }
  if (refusal === 'failed')
    return {
      title: t('failure.title'),
      text: t('failure.text', { phone: brand.contact.phone }),
      action: t('failure.again'),
    }
  const text = t(`refusal.${refusal}.text`, { phone: brand.contact.phone })
  return {
    title: t(`refusal.${refusal}.title`),
    text,
    action: t(onward[refusal] ?? (back === '/' ? 'missingPage.action' : 'refusal.back')),
    anyByHand: stopsLogin.includes(refusal),
  }
}
