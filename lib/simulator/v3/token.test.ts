import { describe, expect, test } from 'vitest'
import { shareV3Server } from './testing/shared-server.ts'
import { citizen, type TokenCall, wrongSignatures } from './testing/test-client.ts'
import { type Fields, redirectUri, secret } from './testing/test-server.ts'

const { server, client } = await shareV3Server()

describe('a token call is refused', () => {
  test.each(wrongSignatures)('with %s', async (_title, mistakes, status, message, reason) => {
    const answer = await client.callToken(await client.obtainCode(), { mistakes: mistakes(server) })
    expect(answer).toEqual({ status, body: { code: String(status), message } })
    expect(client.lastReason()).toMatch(reason)
  })

  const wrongForms: [string, TokenCall, number, string, RegExp][] = [
    [
      'another client’s code',
      { form: { client_id: 'STG-FEW' } },
      400,
      'Authorisation code is invalid',
      /of another service/,
    ],
    ['a wrong secret', { form: { client_secret: 'guess' } }, 401, 'Invalid client_secret', /missing or wrong/],
    ['no secret', { form: { client_secret: '' } }, 401, 'Invalid client_secret', /missing or wrong/],
    [
      'another grant type',
      { form: { grant_type: 'refresh_token' } },
      400,
      'Invalid grant_type',
      /not authorization_code/,
    ],
    [
      'another callback',
      { form: { redirect_uri: `${redirectUri}?a=1` } },
      400,
      'Authorisation code is invalid',
      /not that of the authorise/,
    ],
    ['no code', { form: { code: '' } }, 400, 'Authorisation code is invalid', /code is missing/],
    ['a made-up code', { form: { code: 'f'.repeat(40) } }, 400, 'Authorisation code is invalid', /unknown, used/],
    ['the paths of the other context', { context: 'gov' }, 403, 'Digital Service is invalid', /not one of \/gov/],
  ]

  test.each(wrongForms)('with %s', async (_title, call, status, message, reason) => {
    const answer = await client.callToken(await client.obtainCode(), call)
    expect(answer).toEqual({ status, body: { code: String(status), message } })
    expect(client.lastReason()).toMatch(reason)
  })

  test('with another host in the signature', async () => {
    const signedUrl = 'https://test.api.myinfo.gov.sg/com/v3/token'
    expect((await client.callToken(await client.obtainCode(), { mistakes: { signedUrl } })).status).toBe(401)
    expect(client.lastReason()).toContain(
      'signed with https://test.api.myinfo.gov.sg; this simulator is http://127.0.0.1',
    )
  })

  test('with a secret that is sent but not signed', async () => {
    const signed = ({ client_secret: _, ...rest }: Fields) => rest
    expect((await client.callToken(await client.obtainCode(), { mistakes: { signed } })).status).toBe(401)
    expect(client.lastReason()).toContain('"client_secret" is sent but left out')
  })

  test('with a nonce of before, even one that met a fresh code', async () => {
    const header = { nonce: 'once-only' }
    expect((await client.callToken(await client.obtainCode(), { mistakes: { header } })).status).toBe(200)
    const answer = await client.callToken(await client.obtainCode(), { mistakes: { header } })
    expect(answer).toEqual({ status: 401, body: { code: '401', message: 'Nonce has been used' } })
  })

  test('with a code of sixty seconds', async () => {
    const code = await client.obtainCode()
    server.clock.ahead = 60_000
    const answer = await client.callToken(code, { mistakes: { header: { timestamp: String(Date.now() + 60_000) } } })
    server.clock.ahead = 0
    expect(answer.status).toBe(400)
  })

  test('without a security header, or as another content type', async () => {
    const url = `${server.origin}/com/v3/token`
    const bare = await fetch(url, { method: 'POST', body: new URLSearchParams({ code: 'x' }) })
    expect([bare.status, (await bare.json()).message]).toEqual([401, 'Missing security header'])
    const json = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(json.status).toBe(400)
  })

  test('with a parameter twice, or a body of 100 kB', async () => {
    const url = `${server.origin}/com/v3/token`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await fetch(url, { method: 'POST', headers, body: 'code=1&code=2' })).status).toBe(400)
    expect((await fetch(url, { method: 'POST', headers, body: `code=${'1'.repeat(100_000)}` })).status).toBe(413)
  })

  test('by GET', async () => {
    expect((await fetch(`${server.origin}/com/v3/token`)).status).toBe(404)
  })

  test('and a code that met the wrong callback is spent', async () => {
    const code = await client.obtainCode()
    await client.callToken(code, { form: { redirect_uri: `${redirectUri}?a=1` } })
    expect((await client.callToken(code)).status).toBe(400)
  })

  test('and a code that another client presented is still its owner’s', async () => {
    const code = await client.obtainCode()
    await client.callToken(code, { form: { client_id: 'STG-FEW' } })
    expect((await client.callToken(code)).status).toBe(200)
  })

  test('with status 500 for its signature, where that is switched on', async () => {
    server.settings.signatureStatus = 500
    const answer = await client.callToken(await client.obtainCode(), { mistakes: { key: server.strangersKey } })
    server.settings.signatureStatus = 401
    expect(answer.status).toBe(500)
  })

  test('and neither answer nor log holds the secret or the base string', async () => {
    const before = server.log.length
    const { body } = await client.callToken(await client.obtainCode(), { mistakes: { key: server.strangersKey } })
    const told = JSON.stringify([body, server.log.slice(before)])
    expect(told).not.toContain(secret)
    expect(told).not.toContain('grant_type=')
    expect(told).not.toContain(citizen.nricOrFin)
  })
})
