import { describe, expect, test } from 'vitest'
import { createBrowserCookie, mayReceiveCookie, readBrowserToken } from './browser-cookie.ts'

const secret = 'a secret of more than thirty-two characters'

function request({ method = 'GET', ...headers }: { [header: string]: string }) {
  return { method, headers: new Headers(headers) }
}

describe('a browser gets its cookie', () => {
  test.each([
    ['when it opens an address that was typed', { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' }],
    ['when it follows a link of ours', { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' }],
    ['when it follows a link of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
    ['when it is too old to say', {}],
  ])('%s', (_, headers) => {
    expect(mayReceiveCookie(request(headers))).toBe(true)
  })
})

describe('S14: another site cannot replace the cookie', () => {
  test.each([
    ['by posting to a page', { method: 'POST', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
    ['by posting from an old browser', { method: 'POST' }],
    ['by framing a page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }],
    ['by framing a page from a sibling site', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'iframe' }],
    ['by using a page as a picture', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    ['by fetching a page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'empty' }],
    ['by asking only for its headers', { method: 'HEAD' }],
    [
      'by having it fetched beforehand',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' },
    ],
  ])('%s', (_, headers) => {
    expect(mayReceiveCookie(request(headers))).toBe(false)
  })
})

test('S09: a token is read from a genuine cookie alone', () => {
  const cookie = createBrowserCookie(secret)
  const [token = '', hash = ''] = cookie.split('|')

  expect(readBrowserToken(cookie, secret)).toBe(token)
  expect(readBrowserToken(encodeURIComponent(cookie), secret)).toBe(token)
  for (const forged of [
    undefined,
    '',
    '%',
    token,
    `${token}|`,
    `${'0'.repeat(64)}|${hash}`,
    `${token}|${'0'.repeat(64)}`,
  ])
    expect(readBrowserToken(forged, secret)).toBe(undefined)
  expect(readBrowserToken(cookie, 'another secret')).toBe(undefined)
})

test('a cookie of the former secret is genuine while that is set, and can be sealed anew for the same token', () => {
  const former = createBrowserCookie('the former secret')
  const token = readBrowserToken(former, 'the new secret', 'the former secret')

  expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect(readBrowserToken(former, 'the new secret')).toBe(undefined)
  expect(readBrowserToken(createBrowserCookie('the new secret', token), 'the new secret')).toBe(token)
})
