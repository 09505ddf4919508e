import { describe, expect, it } from 'vitest'
import { v3Environment } from './settings.ts'

const clientId = 'STG-X'

describe('an environment', () => {
  it.each([
    ['local', 'com', 'http://127.0.0.1:5156/myinfo/v3'],
    ['sandbox', 'com', 'https://sandbox.api.myinfo.gov.sg/com/v3'],
    ['test', 'com', 'https://test.api.myinfo.gov.sg/com/v3'],
    ['test', 'gov', 'https://test.api.myinfo.gov.sg/gov/v3'],
    ['production', 'com', 'https://api.myinfo.gov.sg/com/v3'],
    ['production', 'gov', 'https://api.myinfo.gov.sg/gov/v3'],
  ] as const)('of kind %s has a base URL of its own in the %s context', (env, context, baseUrl) => {
    expect(v3Environment(env, context, { clientId }).baseUrl).toBe(baseUrl)
  })

  it.each(['local', 'test', 'production'] as const)('of kind %s signs its requests', (env) => {
    expect(v3Environment(env, 'com', { clientId }).signed).toBe(true)
  })

  it('of kind sandbox does not sign its requests', () => {
    expect(v3Environment('sandbox', 'com', { clientId }).signed).toBe(false)
  })

  it('of the real service accepts its own issuers and the app as audience, nothing older', () => {
    expect(v3Environment('production', 'com', { clientId })).toMatchObject({
      issuers: ['https://api.myinfo.gov.sg/serviceauth/myinfo-com', 'https://api.myinfo.gov.sg/serviceauth/myinfo-gov'],
      audiences: ['STG-X'],
    })
  })

  it('on this machine accepts what MockPass issues', () => {
    const { issuers, audiences } = v3Environment('local', 'com', { clientId })

    expect(issuers).toContain('http://127.0.0.1:5156/consent/oauth2/consent/myinfo-com')
    expect(audiences).toEqual(['STG-X', 'myinfo'])
  })

  it('elsewhere takes the given URL, without a final slash, and issuers of that host', () => {
    const { baseUrl, issuers } = v3Environment('local', 'com', { clientId, url: 'http://127.0.0.1:9000/myinfo/v3/' })

    expect(baseUrl).toBe('http://127.0.0.1:9000/myinfo/v3')
    expect(issuers).toContain('http://127.0.0.1:9000/consent/oauth2/consent/myinfo-com')
  })

  it('behind a gateway still accepts the issuer of the real host', () => {
    const { issuers } = v3Environment('test', 'com', { clientId, url: 'https://gateway.example.sg/myinfo/com/v3' })

    expect(issuers).toContain('https://test.api.myinfo.gov.sg/serviceauth/myinfo-com')
  })
})
