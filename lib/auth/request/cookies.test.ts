import { expect, test } from 'vitest'
import { cookieAttributes, cookieNames, serialiseCookie } from './cookies.ts'

test('S09 over https every cookie has a prefix that only a secure answer of this very host can set', () => {
  const { savedLink, ...others } = cookieNames(true)
  for (const name of Object.values(others)) expect(name).toMatch(/^__Host-/)
  expect(savedLink).toMatch(/^__Secure-/)
})

test('S09 a cookie is secure, out of reach of scripts, lax and for every path', () => {
  const cookie = serialiseCookie({ name: '__Host-session', value: 'x', secure: true })
  expect(cookie.split('; ')).toEqual(['__Host-session=x', 'Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
  expect(cookieAttributes(true)).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
})
