import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { GET } from './route.ts'

vi.mock('@/lib/config/config.ts', () => ({ config: () => ({}) }))

function asked(query: string, headers: Record<string, string> = {}): Response {
  return GET(new NextRequest(`http://localhost/problem?${query}`, { headers: { cookie: 'language=zh', ...headers } }))
}

test('a page whose store was away is answered with 503 and leads back to itself', async () => {
  const answer = asked('kind=away&reference=ABCD-EFGH&back=%2Fcredit-card%2Fapply%3Fstep%3Dincome')
  const page = await answer.text()

  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  expect(page).toContain('我们现在无法打开此页')
  expect(page).toContain('href="/credit-card/apply?step=income"')
  expect(page).toContain('ABCD-EFGH')
})

test('any other page that failed is answered with 500', () => {
  expect(asked('kind=unexpected&reference=ABCD-EFGH').status).toBe(500)
  expect(asked('reference=ABCD-EFGH').status).toBe(500)
})

test('a page whose script failed leads back to itself, and to its form by hand', async () => {
  const answer = asked('kind=failed&reference=ABCD-EFGH', {
    referer: 'http://localhost/specimen-account/apply?step=income',
  })
  const page = await answer.text()

  expect(answer.status).toBe(500)
  expect(page).toContain('href="/specimen-account/apply?step=income"')
  expect(page).toContain('href="/specimen-account#by-hand"')
  expect(page).toContain('ABCD-EFGH')
})

test.each(['', 'no address', 'http://localhost//evil.example', 'javascript:alert(1)'])(
  'a browser that comes from "%s" is led home',
  async (referer) => {
    const page = await asked('kind=failed&reference=ABCD-EFGH', { referer }).text()
    expect(page).toMatch(/class="button" href="\/"/)
  },
)

test.each([
  ['another site', '%2F%2Fevil.example'],
  ['a script', 'javascript%3Aalert(1)'],
  ['mark-up', '%22%3E%3Cscript%3E'],
])('a way back to %s leads home', async (_, back) => {
  expect(await asked(`kind=away&reference=ABCD-EFGH&back=${back}`).text()).toContain('href="/"')
})

test.each(['', 'reference=', 'reference=abcd-efgh', 'reference=ABCD-EFGH-%3Cb%3E'])(
  'without a reference of ours (%s) there is no such page',
  (query) => {
    expect(asked(`kind=away&${query}`).status).toBe(404)
  },
)
