import { describe, expect, it } from 'vitest'
import type { AuthorisationRequest } from '../client.ts'
import { outcomeOf } from '../testing/failure.ts'
import { buildAuthorisation } from './authorise.ts'
import type { V3Settings } from './settings.ts'
import { buildSettings, clientId, now } from './testing/myinfo.ts'

function buildRequest(changes: Partial<AuthorisationRequest> = {}): AuthorisationRequest {
  return {
    scopes: ['uinfin', 'name', 'childrenbirthrecords.name'],
    purpose: 'opening a savings account',
    redirectUri: 'https://onboard.example.sg/api/auth/callback/v3',
    ...changes,
  }
}

function authorise(request: Partial<AuthorisationRequest> = {}, settings: Partial<V3Settings> = {}) {
  return buildAuthorisation({ settings: buildSettings(settings), now: () => now }, buildRequest(request))
}

describe('an authorise URL', () => {
  it('names the resource and every parameter', () => {
    const { url, attempt } = authorise()

    expect(url.origin + url.pathname).toBe('https://test.api.myinfo.gov.sg/com/v3/authorise')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      attributes: 'uinfin,name,childrenbirthrecords.name',
      purpose: 'opening a savings account',
      state: attempt.state,
      redirect_uri: 'https://onboard.example.sg/api/auth/callback/v3',
      response_type: 'code',
      authmode: 'SINGPASS',
    })
  })

  it('writes a space as %20, never as a plus', () => {
    const { search } = authorise().url

    expect(search).toContain('purpose=opening%20a%20savings%20account')
    expect(search).not.toContain('+')
  })

  it('keeps what has a meaning in a URL apart from what has none', () => {
    const purpose = `A+B & C=D? 100% #1 'x' 申请`
    const { url } = authorise({ purpose, redirectUri: 'https://x.sg/cb?a=b&c=d' })

    expect(url.searchParams.get('purpose')).toBe(purpose)
    expect(url.searchParams.get('redirect_uri')).toBe('https://x.sg/cb?a=b&c=d')
    expect(url.hash).toBe('')
  })

  it('carries no secret', () => {
    expect(authorise().url.href).not.toContain('example-secret-not-real')
  })

  it('of an agency names its e-service', () => {
    const { url } = authorise({}, { context: 'gov', eserviceId: 'DEMO-ESVC-01' })

    expect(url.searchParams.get('sp_esvcId')).toBe('DEMO-ESVC-01')
  })

  it('of a company names no e-service, even if one is set', () => {
    expect(authorise({}, { eserviceId: 'DEMO-ESVC-01' }).url.searchParams.has('sp_esvcId')).toBe(false)
  })

  it('names the way to log in and the way back to an app where they are set', () => {
    const { url } = authorise({}, { loginType: 'QR', appLaunchUrl: 'exampleapp://return' })

    expect(url.searchParams.get('login_type')).toBe('QR')
    expect(url.searchParams.get('appLaunchURL')).toBe('exampleapp://return')
  })
})

describe('an attempt', () => {
  it('remembers what was asked, and lasts ten minutes', () => {
    const { attempt } = authorise()

    expect(attempt).toEqual({
      state: expect.stringMatching(/^[\w-]{43}$/),
      connection: 'v3',
      scopes: ['uinfin', 'name', 'childrenbirthrecords.name'],
      redirectUri: 'https://onboard.example.sg/api/auth/callback/v3',
      startedAt: now,
      expiresAt: now + 600_000,
      secrets: {},
    })
  })

  it('has a state of its own', () => {
    expect(authorise().attempt.state).not.toBe(authorise().attempt.state)
  })
})

describe('a request that Myinfo would refuse', () => {
  it.each([
    ['without attributes', { scopes: [] }],
    ['without a purpose', { purpose: '  ' }],
  ])('%s is refused before the applicant leaves', async (_, changes) => {
    expect(await outcomeOf(() => authorise(changes))).toEqual({ code: 'request_rejected', endpoint: 'authorise' })
  })
})
