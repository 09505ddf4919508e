import { describe, expect, it } from 'vitest'
import { isEndpointOf, isProductionIssuer, issuerFault, singpassIssuer } from './issuer.ts'

const staging = 'https://stg-id.singpass.gov.sg/fapi'
const local = 'http://127.0.0.1:5157/fapi'
const loopback = { allowInsecureLoopback: true }

it('the issuers are those of Singpass’s FAPI 2.0 API', () => {
  expect(singpassIssuer('staging')).toBe(staging)
  expect(singpassIssuer('production')).toBe('https://id.singpass.gov.sg/fapi')
  expect(isProductionIssuer('https://id.singpass.gov.sg/fapi')).toBe(true)
  expect(isProductionIssuer(staging)).toBe(false)
})

it.each([staging, 'https://id.singpass.gov.sg/fapi', 'https://gateway.bank.example/singpass'])(
  'the issuer %s may be used',
  (issuer) => {
    expect(issuerFault(issuer)).toBeUndefined()
  },
)

it.each([
  ['that is no URL', 'id.singpass.gov.sg', 'is not a URL'],
  ['of the retired API', 'https://stg-id.singpass.gov.sg', 'not one of the two'],
  ['of another path at Singpass', 'https://id.singpass.gov.sg/fapi2', 'not one of the two'],
  ['of another host at Singpass', 'https://login.singpass.gov.sg/fapi', 'not one of the two'],
  ['with a final slash', `${staging}/`, 'final slash'],
  ['with a query', `${staging}?a=b`, 'query'],
  ['with a fragment', `${staging}#a`, 'fragment'],
  ['with a name of a user', 'https://a@issuer.example/fapi', 'credentials'],
  ['with a password', 'https://:b@issuer.example/fapi', 'credentials'],
  ['over http', 'http://issuer.example/fapi', 'https'],
  ['over ftp', 'ftp://issuer.example/fapi', 'https'],
  ['over http on this machine, unless allowed', local, 'https'],
])('an issuer %s is refused, and not quoted', (_, issuer, words) => {
  const fault = issuerFault(issuer)

  expect(fault).toContain(words)
  expect(fault).not.toContain(issuer)
})

it.each([local, 'http://localhost:5157/fapi', 'http://[::1]:5157/fapi'])('%s may be used where allowed', (issuer) => {
  expect(issuerFault(issuer, loopback)).toBeUndefined()
})

it('http elsewhere is refused even where loopback is allowed', () => {
  expect(issuerFault('http://127.0.0.1.evil.example/fapi', loopback)).toContain('https')
  expect(issuerFault('http://10.0.0.7/fapi', loopback)).toContain('https')
})

describe('an endpoint', () => {
  it.each([
    [staging, 'https://stg-id.singpass.gov.sg/.well-known/keys'],
    [staging, 'https://stg-api.singpass.gov.sg/fapi/userinfo'],
    ['https://gateway.bank.example/singpass', 'https://gateway.bank.example/token'],
  ])('of %s may be %s', (issuer, endpoint) => {
    expect(isEndpointOf(issuer, endpoint)).toBe(true)
  })

  it.each([
    ['on another host', 'https://evil.example/fapi/token'],
    ['on a look-alike host', 'https://stg-id.singpass.gov.sg.evil.example/fapi/token'],
    ['on a host that ends alike', 'https://evilsingpass.gov.sg/fapi/token'],
    ['on another port', 'https://stg-id.singpass.gov.sg:8443/fapi/token'],
    ['over http', 'http://stg-id.singpass.gov.sg/fapi/token'],
    ['with credentials', 'https://a@stg-id.singpass.gov.sg/fapi/token'],
    ['with a query', `${staging}/token?x=1`],
    ['with a fragment', `${staging}/token#x`],
    ['that is a path', '/fapi/token'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is missing', undefined],
    ['that is a list', [`${staging}/token`]],
  ])('%s is not of the issuer', (_, endpoint) => {
    expect(isEndpointOf(staging, endpoint)).toBe(false)
  })

  it('of any other issuer stays on its host', () => {
    expect(isEndpointOf('https://gateway.bank.example/singpass', 'https://other.bank.example/token')).toBe(false)
    expect(isEndpointOf('https://gateway.bank.example/singpass', `${staging}/token`)).toBe(false)
  })

  it('of a local issuer is on the same port', () => {
    expect(isEndpointOf(local, 'http://127.0.0.1:5157/keys', loopback)).toBe(true)
    expect(isEndpointOf(local, 'http://127.0.0.1:5158/keys', loopback)).toBe(false)
    expect(isEndpointOf(local, 'http://127.0.0.1:5157/keys')).toBe(false)
  })
})
