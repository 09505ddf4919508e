import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './index.ts'
import { personas } from './personas/index.ts'
import { buildTestClient, createTestKeys, startSimulator } from './testing/test-client.ts'
import { logInWithOauth4webapi } from './testing/test-oauth4webapi.ts'
import { likeDemoApp, likeFormSg, likeHmsCredit, logInLike } from './testing/test-openid-client.ts'

const keys = await createTestKeys()
const [citizen] = personas
const persona = citizen?.id ?? ''
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator(buildTestClient(keys))
})
afterAll(() => simulator.stop())
afterEach(async () => {
  simulator.configure({ requireAssertionType: true })
  await fetch(`${simulator.origin}/admin/log`, { method: 'DELETE' })
})

const remarks = () => [...new Set(simulator.log().flatMap(({ rule }) => rule ?? []))].sort()

test('oauth4webapi completes with the line that its assertion needs, and departs from no document', async () => {
  const person = await logInWithOauth4webapi(simulator, keys, { persona })
  expect(person.person_info).toMatchObject({ uinfin: { value: citizen?.nricOrFin } })
  expect(remarks()).toEqual([])
})

test('oauth4webapi without that line is refused by default, and completes where a setting allows it', async () => {
  await expect(logInWithOauth4webapi(simulator, keys, { persona, hasType: false })).rejects.toMatchObject({
    error: 'invalid_client',
  })
  simulator.configure({ requireAssertionType: false })
  await logInWithOauth4webapi(simulator, keys, { persona, hasType: false })
  expect(remarks()).toEqual(['assertion-typ'])
})

test('the calls of singpass/demo-app complete where a setting allows them, and are told where they depart', async () => {
  await expect(logInLike(likeDemoApp, simulator, keys, persona)).rejects.toMatchObject({ error: 'invalid_client' })
  simulator.configure({ requireAssertionType: false })
  await logInLike(likeDemoApp, simulator, keys, persona)
  await logInLike(likeDemoApp, simulator, keys, persona)
  expect(remarks()).toEqual(['assertion-typ', 'dpop-key-reused', 'dpop-signing-key'])
})

test('the calls of FormSG complete, and depart from no document', async () => {
  expect(await logInLike(likeFormSg, simulator, keys, persona)).toHaveProperty('uinfin')
  expect(remarks()).toEqual([])
})

test('the calls of HMS-Credit complete with 29 items, of which HDB ownership is a list', async () => {
  const person = await logInLike(likeHmsCredit, simulator, keys, persona)
  expect(Object.keys(person ?? {})).toEqual(expect.arrayContaining(['uinfin', 'noa-basic', 'cpfbalances', 'vehicles']))
  expect(person).toMatchObject({ hdbownership: expect.any(Array) })
})
