import { describe, expect, test } from 'vitest'
import { buildTestClient, createTestKeys } from '../testing/test-client.ts'
import { parseClients } from './registered-client.ts'
import { parseV3Clients } from './v3-clients.ts'

const good = buildTestClient(await createTestKeys())
const v3 = {
  clientId: 'STG2-MYINFO-SELF-TEST',
  clientSecret: 'secret',
  name: 'Savings account',
  redirectUris: ['http://localhost:3000/callback'],
  certificate: 'PEM',
  attributes: 'all',
}

describe('registered clients', () => {
  test('are read from a list, or from an object that holds it', () => {
    expect(parseClients([good])).toEqual([{ ...good, kind: 'myinfo', mayAskAssurance: false }])
    expect(parseClients({ clients: [good] })).toEqual(parseClients([good]))
    expect(parseClients({})).toEqual([])
  })

  test.each([
    ['that are no list', 'clients', /an array/],
    ['of which one is no object', [7], /clients\[0\] must be an object/],
    ['without clientId', [{ ...good, clientId: '' }], /clientId/],
    ['with the same clientId', [good, good], /same clientId/],
    ['without a purpose', [{ ...good, purpose: undefined }], /purpose/],
    ['without keys', [{ ...good, jwks: undefined }], /one of jwks and jwksUri/],
    ['with keys twice', [{ ...good, jwksUri: 'https://client.example/jwks' }], /one of jwks and jwksUri/],
    ['with keys that are no set', [{ ...good, jwks: { keys: 'none' } }], /JSON Web Key Set/],
    ['with keys of which one is no object', [{ ...good, jwks: { keys: [7] } }], /JSON Web Key Set/],
    [
      'with a key address that is a number',
      [{ ...good, jwks: undefined, jwksUri: 7 }],
      /jwksUri must be an http or https URL/,
    ],
    ['with a redirect that is no URL', [{ ...good, redirectUris: ['callback'] }], /redirectUris/],
    ['with an http redirect', [{ ...good, redirectUris: ['http://client.example/'] }], /redirectUris/],
    ['with a redirect to an address', [{ ...good, redirectUris: ['https://192.0.2.1/'] }], /redirectUris/],
    ['with a redirect into an application', [{ ...good, redirectUris: ['myapp://callback'] }], /redirectUris/],
    ['with a fragment in a redirect', [{ ...good, redirectUris: ['https://client.example/#a'] }], /redirectUris/],
    ['with scopes as a text', [{ ...good, scopes: 'uinfin name' }], /scopes/],
    ['of another kind', [{ ...good, kind: 'corppass' }], /kind/],
  ])('%s are refused', (_, value, reason) => {
    expect(() => parseClients(value)).toThrow(reason)
  })
})

describe('services registered for Myinfo v3', () => {
  test('are read, private sector unless said', () => {
    expect(parseV3Clients({ v3Clients: [v3] })).toEqual([{ ...v3, context: 'com' }])
    expect(parseV3Clients([])).toEqual([])
  })

  test.each([
    ['that are no list', { v3Clients: {} }, /an array/],
    ['without secret', { v3Clients: [{ ...v3, clientSecret: undefined }] }, /clientSecret/],
    ['in another context', { v3Clients: [{ ...v3, context: 'org' }] }, /context/],
    ['with attributes as a text', { v3Clients: [{ ...v3, attributes: 'uinfin' }] }, /attributes/],
    ['with one redirect as a text', { v3Clients: [{ ...v3, redirectUris: 'http://localhost' }] }, /redirectUris/],
  ])('%s are refused', (_, value, reason) => {
    expect(() => parseV3Clients(value)).toThrow(reason)
  })
})
