import { describe, expect, it } from 'vitest'
import { isInAppBrowser } from './in-app-browser.ts'

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const pixel = 'Mozilla/5.0 (Linux; Android 15; Pixel 9'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36'

describe('a page inside another application', () => {
  it.each([
    ['a view of an iPhone app', `${iphone} Mobile/15E148`],
    ['Facebook on an iPhone', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/490.0.0.32.109]`],
    ['Line on an iPhone', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1 Line/14.20.0`],
    ['a view of an Android app', `${pixel} Build/AP4A; wv) ${chrome}`],
    ['Instagram on Android', `${pixel}) ${chrome} Instagram 358.0.0.51.97 Android`],
    ['X on an iPhone', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1 Twitter for iPhone/10.73`],
    ['the Google app on an iPhone', `${iphone} GSA/345.0.701 Mobile/15E148 Safari/604.1`],
    ['WeChat on Android', `${pixel}) ${chrome} MicroMessenger/8.0.54`],
  ])('is known in %s', (_, userAgent) => {
    expect(isInAppBrowser(userAgent)).toBe(true)
  })
})

describe('a page in a browser', () => {
  it.each([
    ['Safari on an iPhone', `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`],
    ['Chrome on an iPhone', `${iphone} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
    ['Chrome on Android', `${pixel}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36`],
    ['Firefox on a desktop', 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'],
    ['one that does not say', ''],
  ])('is not taken for one inside an application: %s', (_, userAgent) => {
    expect(isInAppBrowser(userAgent)).toBe(false)
  })
})

it('S36: a hostile name takes no longer than its length allows', () => {
  const hostile = ['(iPhone'.repeat(150_000), 'Android'.repeat(150_000), '(iPhone) AppleWebKit/'.repeat(50_000)]
  const startedAt = performance.now()
  for (const userAgent of hostile) isInAppBrowser(userAgent)

  // A pattern that begins anew at each letter takes minutes for a million of them.
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
