import { brand } from '../brand.ts'

/** Plain pages for what a route handler refuses: right status, what happened, what was kept, what to do now. */
const pages = {
  not_matched: {
    status: 400,
    title: 'We could not match your login',
    text: 'This can happen when a login took too long, was opened twice, or was finished in another browser. Nothing was retrieved. Start again, and stay in this browser.',
  },
  foreign: {
    status: 403,
    title: 'This page is out of date',
    text: 'Your answers so far are kept. Go back, reload the page and try again.',
  },
  altered: {
    status: 422,
    title: 'We did not take these answers',
    text: 'The form sent something that it does not ask for, or changed a value that comes from a government agency. Nothing of it was stored; what you answered before is kept.',
  },
  too_large: {
    status: 413,
    title: 'That was too much for this form',
    text: 'Nothing of it was stored; what you answered before is kept.',
  },
  malformed: {
    status: 400,
    title: 'We could not read what was sent',
    text: 'Nothing of it was stored; what you answered before is kept.',
  },
  not_a_form: {
    status: 415,
    title: 'We could not read what was sent',
    text: 'Nothing of it was stored; what you answered before is kept.',
  },
  too_many: {
    status: 429,
    title: 'Too many logins from here',
    text: 'Wait a few minutes and try again, or fill in the form yourself.',
  },
  unexpected: {
    status: 500,
    title: 'Something went wrong on our side',
    text: 'We are told of it. What you answered before is kept. Go back and try again.',
  },
  unavailable: {
    status: 503,
    title: 'We cannot save right now',
    text: 'Your answers are still on the page you came from. Go back and try again in a minute.',
  },
} as const
export type Refusal = keyof typeof pages

/** The HTTP status of a refusal. */
export function refusalStatus(refusal: Refusal): number {
  return pages[refusal].status
}

/** Answers with one of these pages. `back` is one of our own paths. */
export function refuse({
  refusal,
  reference,
  back = '/',
  retryAfter,
}: {
  refusal: Refusal
  reference: string
  back?: string
  retryAfter?: number
}): Response {
  const { status, title, text } = pages[refusal]
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  })
  if (retryAfter) headers.set('retry-after', String(retryAfter))
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - ${brand.name}</title><link rel="stylesheet" href="/refusal.css"></head><body><main><p class="brand">${brand.name}</p><h1>${title}</h1><p>${text}</p><p><a class="button" href="${back}">Go back</a></p><p class="soft">If it happens again, tell us this reference: <strong>${reference}</strong></p></main></body></html>`
  return new Response(body, { status, headers })
}
