import { cookieNames, serialiseCookie } from '@/lib/auth/cookies.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { languages } from '@/lib/onboarding/product.ts'
import { ownPath } from '../own-path.ts'
import { withPostedForm } from '../posted-form.ts'

const seconds = 365 * 24 * 60 * 60

/** Keeps the language in a cookie of its own and returns to the page it was chosen on. */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'language', back: '/' }, async ({ house, form }) => {
    const language = languages.find((candidate) => candidate === form.get('language')) ?? 'en'
    const secure = house.config.appUrl.protocol === 'https:'
    const cookie = serialiseCookie({ name: cookieNames(secure).language, value: language, secure, maxAge: seconds })
    return redirectTo(ownPath(form.get('returnTo') ?? '/'), [cookie])
  })
}
