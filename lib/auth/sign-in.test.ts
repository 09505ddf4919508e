import { SingpassError } from 'singpass-client'
import { expect, test, vi } from 'vitest'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { hashBrowserToken } from './request/browser-cookie.ts'
import { signIn } from './sign-in.ts'
import { testAttempt, testBrowser, testClient, testServices } from './testing/services.ts'

const { token } = testBrowser()
const attempt = testAttempt()

function leave(connection = 'fapi', productId = specimenAccount.id) {
  const authorise = vi.fn(async () => ({ url: new URL('https://singpass.example/authorise'), attempt }))
  const put = vi.fn(async () => undefined)
  const failed = vi.fn()
  const scopes = vi.fn(() => ['openid', 'name'])
  const services = testServices({
    attempts: { put },
    events: { failed },
    scopes,
    product: (id) => (id === specimenAccount.id ? specimenAccount : undefined),
    client: (name) => (['fapi', 'v3'].includes(name) ? testClient({ connection: name, authorise }) : undefined),
  })
  const go = () => signIn({ services, connection, productId, browserToken: token, withoutAgencies: ['IRAS'] })
  return { authorise, put, failed, scopes, go }
}

test.each([
  ['a connection that the product does not use', 'v3', specimenAccount.id],
  ['a connection that does not exist', 'v4', specimenAccount.id],
  ['a product that does not exist', 'fapi', 'gold-bars'],
])('S50: %s cannot be signed in with', async (_, connection, product) => {
  const { go, authorise, put } = leave(connection, product)

  expect((await go()).headers.get('location')).toBe('/')
  expect(authorise).not.toHaveBeenCalled()
  expect(put).not.toHaveBeenCalled()
})

test('S28: an attempt remembers which agencies it leaves out, and asks for the rest', async () => {
  const { go, put, scopes, authorise } = leave()
  await go()

  expect(scopes).toHaveBeenCalledExactlyOnceWith(specimenAccount, 'fapi', ['IRAS'])
  expect(authorise).toHaveBeenCalledExactlyOnceWith({
    scopes: ['openid', 'name'],
    purpose: specimenAccount.purpose,
    redirectUri: 'http://localhost:3000/api/auth/callback/fapi',
  })
  expect(put).toHaveBeenCalledExactlyOnceWith(attempt, {
    browser: hashBrowserToken(token),
    product: 'specimen-account',
    withoutAgencies: ['IRAS'],
  })
})

test('S43: a database that is away is thrown to the caller, which answers 503', async () => {
  const { go, put, failed } = leave()
  put.mockRejectedValue(Object.assign(new Error('away'), { name: 'StorageUnavailable' }))

  await expect(go()).rejects.toThrow('away')
  expect(failed).not.toHaveBeenCalled()
})

test('a Singpass that cannot be reached leads back to the product, with a reference that is logged', async () => {
  const { go, authorise, failed } = leave()
  authorise.mockRejectedValue(new SingpassError('unavailable', 'no answer', {}))
  const { pathname, searchParams } = new URL((await go()).headers.get('location') ?? '', 'http://localhost')

  expect(pathname).toBe('/specimen-account')
  expect(searchParams.get('outcome')).toBe('unavailable')
  expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reference: searchParams.get('ref') }))
})
