import { describe, expect, test } from 'vitest'
import { buildTestClient, createTestKeys } from '../testing/test-client.ts'
import { parseRegistered } from './clients-file.ts'
import { parsePeople } from './people.ts'
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

describe('a clients file', () => {
  test('names all of its faults at once, and what may have been meant', () => {
    const wrong = {
      cleints: [],
      clients: [{ ...good, mayAskAssurance: 'true', mayAskAssurence: true, scopes: ['uinfin', 'nmae'] }],
      v3Clients: [{ ...v3, certificate: '' }],
      settings: { requireNonse: true },
    }
    expect(() => parseRegistered(wrong)).toThrow(
      [
        '"cleints" is not known; did you mean "clients"?',
        'clients[0].mayAskAssurence is not known; did you mean "mayAskAssurance"?',
        'clients[0].mayAskAssurance must be true or false, without quotes',
        'clients[0].scopes[1] "nmae" is not in the data catalogue',
        'v3Clients[0].certificate must be a non-empty string',
        'setting "requireNonse" is not known; did you mean "requireNonce"?',
      ].join('\n'),
    )
  })

  test.each([
    ['an RSA key set', { jwks: { keys: [{ kty: 'RSA', n: 'AA', e: 'AQAB' }] } }, /jwks cannot be used: .*is not EC/],
    [
      'a JWKS address that is no URL',
      { jwks: undefined, jwksUri: 'not a url' },
      /jwksUri must be an http or https URL/,
    ],
    [
      'a launch address that is not https',
      { appLaunchUrls: ['bank://app'] },
      /appLaunchUrls must be a list of https URLs/,
    ],
    ['a redirect on a container', { redirectUris: ['http://app:3000/'] }, /--allow-redirect-host app accepts it/],
    ['a custom scheme', { redirectUris: ['bank://back'] }, /is not https: Singpass accepts no custom schemes/],
  ])('with %s is refused at the start', (_, changes, reason) => {
    expect(() => parseRegistered({ clients: [{ ...good, ...changes }] })).toThrow(reason)
  })

  test('takes redirect URIs on hosts that are allowed', () => {
    const uri = 'http://app:3000/callback'
    const { clients } = parseRegistered([{ ...good, redirectUris: [uri] }], { redirectHosts: ['app'] })
    expect(clients[0]?.redirectUris).toEqual([uri])
  })
})

describe('people of one’s own', () => {
  const person = { nricOrFin: 'S0000001I', name: 'ANN EXAMPLE', person: { name: { value: 'ANN EXAMPLE' } } }

  test('are read, with the gallery behind them unless it is switched off', () => {
    const { people, gallery } = parsePeople([person])
    expect([people[0]?.title, people[0]?.account, gallery]).toEqual(['ANN EXAMPLE', 'standard', true])
    expect(people[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(parsePeople({ people: [person], gallery: false }).gallery).toBe(false)
  })

  test('keep their sub from one start to the next', () => {
    expect(parsePeople([person]).people[0]?.id).toBe(parsePeople([person]).people[0]?.id)
  })

  test.each([
    ['that are no list', {}, /people must be an array/],
    ['without a person', [{ ...person, person: undefined }], /people\[0\]\.person must be an object/],
    ['with an item that is a text', [{ ...person, person: { name: 'ANN' } }], /people\[0\]\.person\.name must be/],
    ['twice', [person, person], /two people of the same/],
    ['with an unknown member', [{ ...person, nirc: 'x' }], /people\[0\]\.nirc is not known/],
  ])('%s are refused', (_, value, reason) => {
    expect(() => parsePeople(value)).toThrow(reason)
  })
})
