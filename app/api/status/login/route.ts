import { redirectTo } from '@/lib/auth/redirects.ts'
import { signIn } from '@/lib/auth/sign-in.ts'
import { withLinkedForm } from '../linked-form.ts'

/** Sends whoever has the private link to Singpass, to show that theirs is the account that sent the application. */
export function POST(request: Request): Promise<Response> {
  return withLinkedForm(request, async ({ server, found, reference, back, browserToken }) => {
    if (!found.account) return redirectTo(back)
    const { account: connection, product: productId } = found
    return signIn({ services: server.login, connection, productId, browserToken, application: reference })
  })
}
