import { expect, test } from 'vitest'
import type { SessionStore } from '@/lib/onboarding/stores.ts'
import { endVisit, resetEverything } from './reset.ts'

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

const away = { reset: () => Promise.reject(new Error('it is down')) }

test.each([
  ['that takes the order', { reset: async () => undefined }, '/demo?reset=1'],
  ['that does not answer', away, '/demo?away=1'],
  ['that is not there, as beside MockPass', undefined, '/demo?reset=1'],
])(
  'a reset with a simulator %s forgets all of ours, and says whether that was all',
  async (_, counterpart, location) => {
    const done: string[] = []
    const forget = (what: string) => () => void done.push(what)
    const sessions = { end: async () => undefined } as Partial<SessionStore> as SessionStore
    const answer = await resetEverything({
      request: new Request('http://localhost/api/demo', { method: 'POST' }),
      posted: {
        browserToken: 'token',
        server: { config: { appUrl: new URL('http://localhost') }, storage: { sessions } },
      },
      demo: {
        journeys: { forget: forget('journeys') },
        mailbox: { forget: forget('mail') },
        clock: { set: forget('clock') },
        tours: { end: forget('tour') },
        ...(counterpart && { counterpart }),
      },
    })

    expect(done.sort()).toEqual(['clock', 'journeys', 'mail', 'tour'])
    expect(answer.headers.get('location')).toBe(location)
  },
)
