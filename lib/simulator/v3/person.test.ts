import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { shareV3Server } from './testing/shared-server.ts'
import {
  attributes,
  authoriseQuery,
  citizen,
  govQuery,
  named,
  type PersonCall,
  wrongSignatures,
} from './testing/test-client.ts'

const { server, client } = await shareV3Server()

describe('a person call is refused', () => {
  test.each(wrongSignatures)('with %s', async (_title, mistakes, status, message, reason) => {
    const { status: given, text } = await client.callPerson(await client.obtainToken(), { mistakes: mistakes(server) })
    expect([given, JSON.parse(text)]).toEqual([status, { code: status, message }])
    expect(client.lastReason()).toMatch(reason)
  })

  const wrongCalls: [string, PersonCall, number, string, RegExp][] = [
    [
      'an attribute beyond the consent',
      { query: { attributes: 'name,dob' } },
      403,
      'Attributes do not match',
      /not in the authorise request/,
    ],
    [
      'a parent of a consented leaf',
      { query: { attributes: 'cpfbalances' } },
      403,
      'Attributes do not match',
      /not in the authorise request/,
    ],
    ['no attributes', { query: { attributes: '' } }, 403, 'Attributes do not match', /missing or empty/],
    [
      'somebody else’s ID',
      { id: named('S Pass holder').id },
      401,
      'UIN requested does not match logged in user',
      /not the sub/,
    ],
    [
      'the NRIC where the token says UUID',
      { id: citizen.nricOrFin },
      401,
      'UIN requested does not match logged in user',
      /not the sub/,
    ],
    ['the paths of the other context', { context: 'gov' }, 403, 'Digital Service is invalid', /not one of \/gov/],
  ]

  test.each(wrongCalls)('with %s', async (_title, call, status, message, reason) => {
    const { status: given, text } = await client.callPerson(await client.obtainToken(), call)
    expect([given, JSON.parse(text)]).toEqual([status, { code: status, message }])
    expect(client.lastReason()).toMatch(reason)
  })

  test('with a slash called and not signed, or signed and not called', async () => {
    const token = await client.obtainToken()
    const url = `${server.origin}/com/v3/person/${citizen.id}`
    expect((await client.callPerson(token, { mistakes: { signedUrl: url } })).status).toBe(401)
    expect(client.lastReason()).toContain('trailing slash')
    expect((await client.callPerson(token, { slash: '', mistakes: { signedUrl: `${url}/` } })).status).toBe(401)
    expect(client.lastReason()).toContain('trailing slash')
  })

  test('with a plus sign sent for a space that was signed', async () => {
    const rawQuery = `client_id=STG-COM&attributes=${attributes}&txnNo=a+b`
    expect((await client.callPerson(await client.obtainToken(), { query: { txnNo: 'a b' }, rawQuery })).status).toBe(
      401,
    )
  })

  test('with the nonce of its token call', async () => {
    const header = { nonce: 'shared-nonce' }
    const { body } = await client.callToken(await client.obtainCode(), { mistakes: { header } })
    const { status, text } = await client.callPerson(body.access_token, { mistakes: { header } })
    expect([status, JSON.parse(text).message]).toEqual([401, 'Nonce has been used'])
  })

  test('with an attribute that is no longer approved', async () => {
    const token = await client.obtainToken({ ...authoriseQuery, client_id: 'STG-FEW', attributes: 'name' })
    const { status, text } = await client.callPerson(token, { query: { client_id: 'STG-FEW', attributes: 'name,dob' } })
    expect([status, JSON.parse(text).message]).toEqual([401, 'Attributes are not allowed'])
  })

  const brokenTokens: [string, (token: string) => string | undefined, RegExp][] = [
    ['no access token', () => undefined, /ends without Bearer/],
    ['an altered token', (token) => alterPayload(token), /not signed by this simulator/],
    ['an unsigned token', (token) => `eyJhbGciOiJub25lIn0.${token.split('.')[1]}.`, /not signed by this simulator/],
    ['words instead of a token', () => 'letmein', /not signed by this simulator/],
  ]

  test.each(brokenTokens)('with %s', async (_title, alter, reason) => {
    const { status, text } = await client.callPerson(alter(await client.obtainToken()))
    expect([status, JSON.parse(text).code]).toEqual([401, 401])
    expect(client.lastReason()).toMatch(reason)
  })

  test('with a token that has expired', async () => {
    const token = await client.obtainToken()
    server.clock.ahead = 1_801_000
    const answer = await client.callPerson(token, {
      mistakes: { header: { timestamp: String(Date.now() + 1_801_000) } },
    })
    server.clock.ahead = 0
    expect([answer.status, client.lastReason()]).toEqual([401, 'the access token has expired'])
  })

  test('with a token that our key signed for another issuer', async () => {
    const { privateKey } = server.keys
    const claims = { iss: 'http://127.0.0.1/serviceauth/myinfo-com', aud: 'STG-COM', sub: citizen.id, scope: ['name'] }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('5m')
      .sign(privateKey)
    expect((await client.callPerson(token, { query: { attributes: 'name' } })).status).toBe(401)
    expect(client.lastReason()).toBe('the access token is not for this service: iss')
  })

  test('with the token of another client', async () => {
    const token = await client.obtainToken({ ...authoriseQuery, client_id: 'STG-FEW', attributes: 'name' })
    expect((await client.callPerson(token, { query: { attributes: 'name' } })).status).toBe(401)
    expect(client.lastReason()).toBe('the access token is not for this service: aud')
  })

  test('with 404 for an account without a Myinfo profile', async () => {
    const foreign = named('Foreign account, no Myinfo')
    const { status, text } = await client.callPerson(await client.obtainToken(authoriseQuery, foreign.id), {
      id: foreign.id,
    })
    expect([status, JSON.parse(text)]).toEqual([404, { code: 404, message: 'UIN/FIN is invalid.' }])
  })

  test('with 404 for paths that v3 does not have', async () => {
    for (const path of ['/com/v3/persons/x/', '/com/v3/person/', '/com/v3/person-basic/S1/', '/gov/v3/']) {
      const response = await fetch(`${server.origin}${path}`)
      expect([response.status, await response.json()]).toEqual([404, { code: 404, message: 'Resource not found' }])
    }
  })

  test('in gov, without the e-service ID or with another', async () => {
    const token = await client.obtainToken(govQuery)
    const call = { context: 'gov', id: citizen.nricOrFin }
    expect((await client.callPerson(token, { ...call, query: { client_id: 'STG-GOV' } })).status).toBe(400)
    const other = { client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-2' }
    expect((await client.callPerson(token, { ...call, query: other })).status).toBe(403)
    const right = { client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-1' }
    expect((await client.callPerson(token, { ...call, query: right })).status).toBe(200)
  })
})

function alterPayload(token: string): string {
  const [header, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const altered = Buffer.from(JSON.stringify({ ...claims, scope: ['dob'] })).toString('base64url')
  return [header, altered, signature].join('.')
}
