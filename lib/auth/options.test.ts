import { expect, test, vi } from 'vitest'
import { authOptions } from './options.ts'
import { testServices } from './testing/services.ts'

const session = { id: 'session-1', createdAt: 0, expiresAt: 1 }

function optionsFor({
  appUrl = 'https://bank.example',
  find = async () => undefined as typeof session | undefined,
} = {}) {
  const end = vi.fn(async () => undefined)
  const { settings } = testServices({ sessions: { find, end } })
  return { end, options: authOptions({ settings: { ...settings, appUrl: new URL(appUrl) } }) }
}

test.each([
  ['https://bank.example', '__Host-session', '__Host-browser', true],
  ['http://localhost:3000', 'session', 'browser', false],
])(
  'S09: cookies of %s are HttpOnly, Lax and of the whole site, and with https secure',
  (appUrl, sessionName, browserName, secure) => {
    const { cookies } = optionsFor({ appUrl }).options
    const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure }

    expect(cookies?.sessionToken).toEqual({ name: sessionName, options: attributes })
    expect(cookies?.csrfToken).toEqual({ name: browserName, options: attributes })
  },
)

test('S01: the session cookie is the bare secret, and no profile or token is in it', async () => {
  const { options } = optionsFor()
  const token = { secret: 'the secret', name: 'TAN XIAO HUI', sub: 'S9812381D' }

  expect(await options.jwt?.encode?.({ token, secret: '', maxAge: 1 })).toBe('the secret')
  expect(await options.jwt?.encode?.({ token: { name: 'TAN' }, secret: '', maxAge: 1 })).toBe('')
})

test('S25: a secret that no session has belongs to nobody', async () => {
  const known = optionsFor({ find: async () => session }).options
  const unknown = optionsFor().options

  expect(await known.jwt?.decode?.({ token: 'the secret', secret: '' })).toEqual({ secret: 'the secret' })
  expect(await unknown.jwt?.decode?.({ token: 'another', secret: '' })).toBe(null)
  expect(await known.jwt?.decode?.({ token: undefined, secret: '' })).toBe(null)
})

test('S26: signing out ends the session itself, not the cookie alone', async () => {
  const { options, end } = optionsFor()
  await options.events?.signOut?.({ token: { secret: 'the secret' }, session: { expires: '' } })

  expect(end).toHaveBeenCalledExactlyOnceWith('the secret')
})

test('S19: what next-auth would log is not written', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  optionsFor().options.logger?.error?.('OAUTH_CALLBACK_ERROR', new Error('S9812381D'))

  expect(written).not.toHaveBeenCalled()
  written.mockRestore()
})
