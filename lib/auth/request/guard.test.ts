import { expect, test } from 'vitest'
import { createBrowserCookie, readBrowserToken } from './browser-cookie.ts'
import { guardPost } from './guard.ts'

const authSecret = 'a secret of more than thirty-two characters'
const appUrl = new URL('http://localhost:3000')
const cookie = createBrowserCookie(authSecret)
const token = readBrowserToken(cookie, authSecret) ?? ''

function post({
  headers = {},
  form = { csrfToken: token },
}: {
  headers?: Record<string, string>
  form?: Record<string, string>
} = {}) {
  const request = new Request('http://localhost:3000/api/x', {
    method: 'POST',
    headers: {
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      cookie: `browser=${encodeURIComponent(cookie)}`,
      ...headers,
    },
  })
  return guardPost({ request, form: new URLSearchParams(form), appUrl, authSecret })
}

test('a post from our own page in the same browser is genuine', () => {
  expect(post()).toEqual({ kind: 'genuine', browserToken: token })
})

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['a sibling port', { origin: 'http://localhost:3001' }],
  ['the origin "null"', { origin: 'null' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ['a same-site fetch', { 'sec-fetch-site': 'same-site' }],
])('a post with %s is refused', (_, headers) => {
  expect(post({ headers: headers as Record<string, string> })).toEqual({ kind: 'refused', reason: 'foreign' })
})

test('S14 a post without an origin is refused', () => {
  const request = new Request('http://localhost:3000/api/x', {
    method: 'POST',
    headers: { cookie: `browser=${cookie}` },
  })
  expect(guardPost({ request, form: new URLSearchParams({ csrfToken: token }), appUrl, authSecret })).toEqual({
    kind: 'refused',
    reason: 'foreign',
  })
})

test('S14 a post without the form token is refused', () => {
  expect(post({ form: {} })).toEqual({ kind: 'refused', reason: 'foreign' })
})

test("S14 a post with another browser's token is refused", () => {
  const other = readBrowserToken(createBrowserCookie(authSecret), authSecret) ?? ''
  expect(post({ form: { csrfToken: other } })).toEqual({ kind: 'refused', reason: 'foreign' })
})

test('a cookie sealed with another secret is refused', () => {
  const forged = createBrowserCookie('another secret of more than thirty-two characters')
  expect(post({ headers: { cookie: `browser=${forged}` }, form: { csrfToken: forged.split('|')[0] ?? '' } })).toEqual({
    kind: 'refused',
    reason: 'foreign',
  })
})

test('a browser that keeps no cookies is told so', () => {
  expect(post({ headers: { cookie: '' } })).toEqual({ kind: 'refused', reason: 'cookies' })
})
