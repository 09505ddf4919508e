import { expect, test } from '@playwright/test'

const members = ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']

test('our keys are published without a private member, each named, with its use and algorithm', async ({ request }) => {
  const answer = await request.get('/.well-known/jwks.json')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^application\/(jwk-set\+)?json/)
  const { keys }: { keys: Record<string, string>[] } = await answer.json()
  for (const key of keys) expect(Object.keys(key).sort()).toEqual(members)
  expect(keys.map(({ use, alg }) => `${use} ${alg}`).sort()).toEqual(['enc ECDH-ES+A256KW', 'sig ES256'])
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length)
})

test('our keys are answered long before the three seconds that Singpass waits', async ({ request }) => {
  const startedAt = performance.now()
  for (let times = 0; times < 20; times += 1) await request.get('/.well-known/jwks.json')
  expect((performance.now() - startedAt) / 20).toBeLessThan(300)
})
