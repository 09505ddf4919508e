/**
 * How often something may be done within ten minutes, and by whom it is counted: a browser, its session, the account
 * that is logged in, a system of the bank, or an address, which a whole office may share.
 *
 * A post that has no limits of its own is counted as `post`. `answers` is what is kept while somebody types.
 */
export const defaultLimits = {
  'signin.browser': 30,
  'signin.subject': 60,
  'signin.address': 300,
  'callback.address': 600,
  'staff-signin.browser': 30,
  'staff-signin.address': 300,
  'by-hand.browser': 30,
  'by-hand.address': 300,
  'resume-link.session': 20,
  'resume-link.subject': 60,
  'resume-link.address': 300,
  'resume.browser': 30,
  'resume.address': 100,
  'status.browser': 30,
  'status.address': 100,
  'submit.session': 200,
  'submit.subject': 200,
  'submit.address': 600,
  'receipt.session': 60,
  'receipt.subject': 120,
  'receipt.address': 600,
  'answers.session': 1_200,
  'answers.address': 12_000,
  'post.browser': 600,
  'post.address': 6_000,
  'api.client': 6_000,
  'api-unknown.address': 300,
} as const

/** What is limited, and by what it is counted. */
export type LimitName = keyof typeof defaultLimits

/** Requests that each limit lets through in its window. */
export type Limits = Readonly<Record<LimitName, number>>

/** Reads `receipt.session=20,submit.address=1000`; what is not named keeps its default. Undefined for what makes no sense. */
export function parseLimits(text: string): Limits | undefined {
  const limits: Record<LimitName, number> = { ...defaultLimits }
  for (const part of text.split(',').filter((entry) => entry.trim())) {
    const [name = '', count = ''] = part.split('=').map((piece) => piece.trim())
    if (!isLimit(name) || !/^[1-9]\d{0,6}$/.test(count)) return undefined
    limits[name] = Number(count)
  }
  return limits
}

function isLimit(name: string): name is LimitName {
  return Object.hasOwn(defaultLimits, name)
}
