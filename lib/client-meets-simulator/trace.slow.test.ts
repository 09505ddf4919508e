import { exportPKCS8 } from 'jose'
import { createMyinfoClient, type MyinfoClient, type TraceEvent, v3Environment } from 'singpass-client'
import { createKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator, createV3Keys, type Simulator } from 'singpass-simulator'
import { attributeScopes, type Persona, personas, personInfo, retiredScopes } from 'singpass-simulator/personas'
import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
const redirectUri = 'http://localhost:3000/api/auth/callback/here'
const name = 'Example Bank'

let simulator: Simulator
const clients = new Map<string, MyinfoClient>()

beforeAll(async () => {
  const [keys, v3Keys] = await Promise.all([createKeys(Date.now()), createV3Keys(Date.now())])
  const jwks = { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
  const shared = { name, redirectUris: [redirectUri] }
  simulator = await createSimulator({
    port: 0,
    clients: [{ ...shared, clientId, entity: name, purpose: 'opening an account', jwks, scopes: attributeScopes }],
    v3Clients: [
      {
        ...shared,
        clientId: 'STG',
        clientSecret: 'x',
        certificate: v3Keys.certificate,
        attributes: 'all',
        context: 'com',
      },
    ],
  })
  const { issuer, origin } = simulator
  clients.set(
    'fapi',
    createMyinfoClient({ kind: 'fapi', connection: 'fapi', issuer, clientId, keys, allowInsecureLoopback: true }),
  )
  clients.set(
    'v3',
    createMyinfoClient({
      kind: 'v3',
      connection: 'v3',
      ...v3Environment('test', 'com', { clientId: 'STG', url: `${origin}/com/v3` }),
      context: 'com',
      clientId: 'STG',
      clientSecret: 'x',
      privateKey: await exportPKCS8(v3Keys.privateKey),
      certificates: await (await fetch(`${origin}/v3/certificate.pem`)).text(),
    }),
  )
})
beforeEach(() => simulator.clearFaults())
afterAll(() => simulator.stop())

const scopesBy: Record<string, readonly string[]> = {
  fapi: attributeScopes,
  v3: [...new Set([...attributeScopes.map((scope) => scope.split('.')[0] ?? ''), ...retiredScopes])],
}

/** Everything that a listener hears of one login of somebody, as a download would have it. */
async function heardOf(by: string, who: Persona, fault?: string): Promise<string> {
  const client = clients.get(by)
  if (!client) throw new Error(`no client speaks ${by}`)
  const events: TraceEvent[] = []
  const trace = (event: TraceEvent) => void events.push(event)
  const scopes = [...(scopesBy[by] ?? [])]
  const { url, attempt } = await client.authorise({ scopes, purpose: 'opening an account', redirectUri }, { trace })
  if (fault) simulator.arm(fault)
  const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, who.id)
  await client.retrieve(callback.searchParams, attempt, { trace }).catch(() => undefined)
  return JSON.stringify(events)
}

/** Every value of a person that is long enough to be theirs: what is shorter is a code that many share. */
function valuesOf(who: Persona): string[] {
  const values: string[] = []
  JSON.stringify(personInfo(who, attributeScopes), (_, value) => {
    if (typeof value === 'string' || typeof value === 'number') values.push(String(value))
    return value
  })
  const shared = /^(?:[A-Z]{1,4}|\d{1,4}|true|false)$/
  return [...new Set([who.nricOrFin, ...values])].filter((value) => value.length > 4 && !shared.test(value))
}

/** Those of some values that can be heard: as a whole, and not as digits within a longer number, such as a duration. */
function amongThem(values: readonly string[], heard: string): string[] {
  return values.filter((value) => {
    const text = JSON.stringify(value).slice(1, -1)
    for (let at = heard.indexOf(text); at >= 0; at = heard.indexOf(text, at + 1)) {
      const [before = '', after = ''] = [heard[at - 1], heard[at + text.length]]
      if (!/[\d.]/.test(before) && !/\d/.test(after)) return true
    }
    return false
  })
}

const everyone = personas.flatMap((who) => ['fapi', 'v3'].map((by) => ({ by, who, title: who.title })))

test.each(everyone)('nothing that is heard of a login by $by of "$title" is a value of theirs', async ({ by, who }) => {
  const heard = await heardOf(by, who)

  expect(heard).toContain('"kind":"call"')
  expect(amongThem(valuesOf(who), heard)).toEqual([])
})

const [citizen] = personas

test.each([
  ['fapi', 'userinfo-error-with-200'],
  ['fapi', 'userinfo-bare-401'],
  ['fapi', 'userinfo-error-as-jwt'],
  ['v3', 'v3-person-signature'],
  ['v3', 'v3-person-alg-none'],
  ['v3', 'v3-person-unencrypted'],
  ['v3', 'v3-person-other-key'],
  ['v3', 'v3-person-someone-else'],
  ['v3', 'v3-person-no-profile'],
])('nor where a login by %s meets %s', async (by, fault) => {
  if (!citizen) throw new Error('nobody is in the gallery')
  const heard = await heardOf(by, citizen, fault)

  expect(heard).toContain('"kind":"call"')
  expect(amongThem([...new Set(personas.flatMap(valuesOf))], heard)).toEqual([])
})
