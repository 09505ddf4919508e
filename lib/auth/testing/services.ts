import type { Attempt, AttemptStore, MyinfoClient } from 'singpass-client'
import type { LoginStore } from '@/lib/onboarding/login-store.ts'
import type { SessionStore } from '@/lib/onboarding/stores.ts'
import type { LoginEvents, LoginServices } from '../login-services.ts'
import { createBrowserCookie, readBrowserToken } from '../request/browser-cookie.ts'

export const authSecret = 'a secret of more than thirty-two characters'

/** A browser's cookie and the token in it. */
export function testBrowser(): { cookie: string; token: string } {
  const cookie = createBrowserCookie(authSecret)
  return { cookie: `browser=${encodeURIComponent(cookie)}`, token: readBrowserToken(cookie, authSecret) ?? '' }
}

/** An attempt of the FAPI connection, which asks for nothing and holds no secrets. */
export function testAttempt(changes: Partial<Attempt> = {}): Attempt {
  const times = { startedAt: 0, expiresAt: 1 }
  return { state: 'state', connection: 'fapi', scopes: [], redirectUri: '', secrets: {}, ...times, ...changes }
}

/** A client of the FAPI connection that starts and ends no login but as a test says. */
export function testClient(does: Partial<MyinfoClient>): MyinfoClient {
  const refuse = async () => Promise.reject()
  return { connection: 'fapi', api: 'fapi-2.0', authorise: refuse, retrieve: refuse, ...does }
}

/** What a login needs, all of it refusing to be used but for what a test gives. */
export function testServices({
  attempts = {},
  sessions = {},
  logins = {},
  events = {},
  ...services
}: {
  attempts?: Partial<AttemptStore>
  sessions?: Partial<SessionStore>
  logins?: Partial<LoginStore>
  events?: Partial<LoginEvents>
} & Partial<Omit<LoginServices, 'attempts' | 'sessions' | 'logins' | 'events'>> = {}): LoginServices {
  const unused = (): never => {
    throw new Error('not to be used in this test')
  }
  const nothing = () => undefined
  const sessionStore = { begin: unused, find: unused, extend: unused, end: unused, endAll: unused, ...sessions }
  return {
    settings: {
      appUrl: new URL('http://localhost:3000'),
      authSecret,
      connections: ['fapi', 'v3'],
      sessions: sessionStore,
    },
    attempts: { put: unused, take: unused, end: unused, ...attempts },
    sessions: sessionStore,
    logins: { keep: unused, ...logins },
    client: nothing,
    product: nothing,
    wayBack: { isProof: unused, admit: unused },
    fewestScopes: () => [],
    connections: () => ['fapi'],
    scopes: () => [],
    parse: () => ({ person: {}, faults: [] }),
    hashSubject: (connection, subject) => `hash of ${connection} ${subject}`,
    isStorageAway: (failure) => failure instanceof Error && failure.name === 'StorageUnavailable',
    now: () => 0,
    events: { started: nothing, retrieved: nothing, failed: nothing, refused: nothing, ...events },
    ...services,
  }
}
