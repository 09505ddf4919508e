import { expect, test } from 'vitest'
import type { SessionStore } from '@/lib/onboarding/stores.ts'
import { endVisit } from './reset.ts'

test.each([
  ['http', ''],
  ['https', '__Host-'],
])(
  'the end of a visit over %s forgets its session, and not the browser, whose definitions in the studio stay',
  async (scheme, prefix) => {
    const ended: string[] = []
    const sessions = { end: async (secret: string) => void ended.push(secret) } as Partial<SessionStore> as SessionStore
    const request = new Request(`${scheme}://localhost/api/demo`, {
      method: 'POST',
      headers: { cookie: `${prefix}session=one; ${prefix}browser=two` },
    })
    const config = { appUrl: new URL(`${scheme}://localhost`) }
    const names = (await endVisit(request, { config, storage: { sessions } })).map((cookie) => cookie.split('=')[0])

    expect(ended).toEqual(['one'])
    expect(names).toContain(`${prefix}session`)
    expect(names).not.toContain(`${prefix}browser`)
  },
)
