import { X509Certificate } from 'node:crypto'
import { MyInfoGovClient } from '@opengovsg/myinfo-gov-client'
import { compactVerify, importX509 } from 'jose'
import { describe, expect, test } from 'vitest'
import { personInfo } from '../personas/index.ts'
import { shareV3Server } from './testing/shared-server.ts'
import { attributes, authoriseQuery, citizen } from './testing/test-client.ts'
import { clickThrough, redirectUri, secret } from './testing/test-server.ts'

const { server, client } = await shareV3Server()

describe('a right journey', () => {
  test('the certificate verifies what the server signs, and names its key by thumbprint', async () => {
    const certificate = await (await fetch(`${server.origin}/v3/certificate.pem`)).text()
    expect(certificate).toBe(server.certificate)
    expect(new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  })

  test('a consent comes back with code and state, and the code becomes a token once', async () => {
    const callback = await clickThrough(server, {
      query: { ...authoriseQuery, state: 'a+b/c= d&é' },
      persona: citizen.id,
    })
    expect(`${callback.origin}${callback.pathname}`).toBe(redirectUri)
    expect(callback.searchParams.get('state')).toBe('a+b/c= d&é')
    const code = callback.searchParams.get('code') ?? ''
    expect(code).toMatch(/^[0-9a-f]{40}$/)

    const { status, body } = await client.callToken(code)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 1799, scope: attributes.replaceAll(',', ' ') })
    expect(await client.callToken(code)).toEqual({
      status: 400,
      body: { code: '400', message: 'Authorisation code is invalid' },
    })
  })

  test('a callback with a query of its own keeps it', async () => {
    const query = { ...authoriseQuery, redirect_uri: `${redirectUri}?a=1` }
    const callback = await clickThrough(server, { query, persona: citizen.id })
    expect([...callback.searchParams.keys()]).toEqual(['a', 'code', 'state'])
  })

  test('the access token is RS256 with kid, for the client, with a UUID and a list of attributes', async () => {
    const token = await client.obtainToken()
    const { payload, protectedHeader } = await compactVerify(token, await importX509(server.certificate, 'RS256'))
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.stringMatching(/^[\w-]{43}$/) })
    const claims = JSON.parse(new TextDecoder().decode(payload))
    expect(claims).toMatchObject({
      sub: citizen.id,
      aud: 'STG-COM',
      iss: `${server.origin}/serviceauth/myinfo-com`,
      scope: attributes.split(','),
      realm: 'myinfo-com',
      tokenName: 'access_token',
      token_type: 'Bearer',
      grant_type: 'authorization_code',
      expires_in: 1800,
      jti: expect.stringMatching(/^[0-9a-z]{40}$/),
    })
    expect(claims.exp - claims.iat).toBe(1800)
    expect(claims.nbf).toBe(claims.iat)
  })

  test('the person is the bare object, in a JWS with kid, in quotes, in a JWE named after the certificate', async () => {
    const { status, type, text } = await client.callPerson(await client.obtainToken())
    expect([status, type]).toEqual([200, 'application/jose'])
    const opened = await client.openPerson(text)
    expect(opened.jweHeader).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'Myinfo v3 simulator' })
    expect(opened.text.startsWith('"ey')).toBe(true)
    expect(opened.jwsHeader).toEqual({ alg: 'RS256', kid: expect.stringMatching(/^[\w-]{43}$/) })
    expect(opened.person).toEqual(personInfo(citizen, attributes.split(',')))
  })

  test('the quotes can be switched off', async () => {
    server.settings.quoted = false
    const { text } = await client.callPerson(await client.obtainToken())
    server.settings.quoted = true
    expect((await client.openPerson(text)).text.startsWith('eyJ')).toBe(true)
  })

  test('part of what was consented to may be asked for, also by a leaf of a consented parent', async () => {
    const { text } = await client.callPerson(await client.obtainToken(), {
      query: { attributes: 'name,vehicles.make' },
    })
    expect((await client.openPerson(text)).person).toEqual(personInfo(citizen, ['name', 'vehicles.make']))
  })

  test('the person can be fetched again within the life of the token', async () => {
    const token = await client.obtainToken()
    expect([(await client.callPerson(token)).status, (await client.callPerson(token)).status]).toEqual([200, 200])
  })

  test('a person path without the last slash is answered when it is signed without it', async () => {
    expect((await client.callPerson(await client.obtainToken(), { slash: '' })).status).toBe(200)
  })

  test('extra parameters count in the signature and are accepted', async () => {
    expect((await client.callPerson(await client.obtainToken(), { query: { txnNo: 'abc 1/2+3=é' } })).status).toBe(200)
    expect((await client.callToken(await client.obtainCode(), { form: { state: 'c0ffee' } })).status).toBe(200)
  })

  test('a declined consent comes back with the hyphen in the key of its description', async () => {
    const callback = await clickThrough(server, { query: authoriseQuery, persona: citizen.id, decision: 'decline' })
    expect(callback.search).toBe(
      '?error=access_denied&error-description=Resource%20Owner%20did%20not%20authorize%20the%20request&state=c0ffee',
    )
  })

  test('the key of the description can be switched to the underscore', async () => {
    server.settings.denialKey = 'error_description'
    const callback = await clickThrough(server, { query: authoriseQuery, persona: citizen.id, decision: 'decline' })
    server.settings.denialKey = 'error-description'
    expect(callback.searchParams.get('error_description')).toBe('Resource Owner did not authorize the request')
  })

  test('a path that is not of v3 is left alone', async () => {
    expect((await fetch(`${server.origin}/fapi/par`)).status).toBe(418)
    expect((await fetch(`${server.origin}/v3/other`)).status).toBe(418)
  })
})

describe('a client that nobody here wrote', () => {
  function createGovClient() {
    const gov = new MyInfoGovClient({
      clientId: 'STG-GOV',
      clientSecret: secret,
      singpassEserviceId: 'ESERVICE-1',
      redirectEndpoint: redirectUri,
      clientPrivateKey: server.clientKey,
      myInfoPublicKey: server.certificate,
    })
    // It knows three government hosts and has no option for another.
    return Object.assign(gov, { baseAPIUrl: `${server.origin}/gov/v3` })
  }

  test('@opengovsg/myinfo-gov-client retrieves a person, who is named by NRIC in the gov context', async () => {
    const gov = createGovClient()
    const requestedAttributes = ['name', 'uinfin', 'mobileno', 'childrenbirthrecords.name'] as Parameters<
      typeof gov.getPerson
    >[1]
    const start = gov.createRedirectURL({ purpose: 'a test of ours', requestedAttributes, relayState: 'c0ffee' })
    const query = Object.fromEntries(new URL(start).searchParams)
    const callback = await clickThrough(server, { query, persona: citizen.id, context: 'gov' })

    const token = await gov.getAccessToken(callback.searchParams.get('code') ?? '')
    const { uinFin, data } = await gov.getPerson(token, requestedAttributes)

    expect(uinFin).toBe(citizen.nricOrFin)
    expect(data.name?.unavailable ? '' : data.name?.value).toBe('TAN MEI LING EXAMPLE')
    expect(data).toMatchObject(personInfo(citizen, ['mobileno', 'childrenbirthrecords.name']))
  })
})
