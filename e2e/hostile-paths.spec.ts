import { expect, test } from '@playwright/test'
import { type RawAnswer, sendRaw } from './raw-http.ts'
import { filledIn, pages, routeHandlers } from './routes.ts'

const appUrl = process.env.E2E_APP_URL ?? ''
const { host, origin } = new URL(appUrl)

/** Parts of a path that would be mark-up, another site or a broken header, were they ever believed. */
const hostile = [
  '%22%3E%3Cmeta%20http-equiv=refresh%20content=%220;url=https:%2F%2Fevil.example%22%3E%3Cx-evil%3E',
  '%27%3E%3Cx-evil%3E',
  '%2Fevil.example',
  '%5Cevil.example',
  '%2F%2Fevil.example%2F',
  'a%0d%0alocation:%20https:%2F%2Fevil.example',
  '%00',
  '%E2%80%AE%3Cx-evil%3E',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
]

const senders: Record<string, string[]> = {
  'of our own page without cookies': [`Origin: ${origin}`, 'Sec-Fetch-Site: same-origin'],
  'of another site': ['Origin: https://evil.example', 'Sec-Fetch-Site: cross-site'],
}

/** No mark-up of the request, no redirect away, and a policy on what is drawn without React. */
function expectHarmless({ status, headers, body }: RawAnswer, what: string): void {
  expect(status, what).toBeGreaterThanOrEqual(200)
  expect(status, what).toBeLessThan(500)
  expect(body, what).not.toMatch(/<x-evil|<meta http-equiv=refresh/i)
  expect(headers.get('location') ?? '/', what).toMatch(/^\/(?![/\\])/)
  expect(headers.get('location') ?? '/', what).not.toContain('evil')
  if (!headers.get('content-type')?.startsWith('text/html')) return
  expect(headers.get('content-security-policy'), what).toContain('form-action')
  expect(headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(headers.get('referrer-policy'), what).toBeTruthy()
}

function post(path: string, lines: readonly string[], type: string): Promise<RawAnswer> {
  const body = 'csrfToken=x&intent=continue&returnTo=//evil.example&link=%3Cx-evil%3E&product=%3Cx-evil%3E'
  const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, `Content-Type: ${type}`, `Content-Length: ${body.length}`]
  return sendRaw(appUrl, [...head, ...lines], body)
}

for (const { path } of routeHandlers().filter(({ methods }) => methods.includes('POST'))) {
  test(`S15 S34 no text of a post to ${path} becomes HTML or a redirect`, async () => {
    for (const part of hostile) {
      for (const [sender, lines] of Object.entries(senders)) {
        for (const type of ['application/x-www-form-urlencoded', 'application/json']) {
          const answer = await post(filledIn(path, part), lines, type)
          expectHarmless(answer, `POST ${filledIn(path, part)} as ${type} ${sender}`)
        }
      }
    }
  })
}

for (const path of [...pages(), ...routeHandlers().map((route) => route.path)].filter((name) => name.includes('['))) {
  test(`S15 S34 no text of the address of ${path} becomes HTML or a redirect`, async () => {
    for (const part of hostile) {
      for (const query of ['', `?outcome=${part}&back=${part}&step=${part}&returnTo=${part}&ref=${part}`]) {
        const answer = await sendRaw(appUrl, [`GET ${filledIn(path, part)}${query} HTTP/1.1`, `Host: ${host}`])
        expectHarmless(answer, `GET ${filledIn(path, part)}${query}`)
      }
    }
  })
}

test('S15 S34 the page about a problem takes nothing from its address but what is ours', async () => {
  for (const part of hostile) {
    const query = `kind=away&reference=ABCD-EFGH&back=${part}`
    const answer = await sendRaw(appUrl, [`GET /problem?${query} HTTP/1.1`, `Host: ${host}`])
    expect(answer.body).toContain('href="/"')
    expectHarmless({ ...answer, status: 400 }, query)
  }
})
