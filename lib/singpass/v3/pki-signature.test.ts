import { createHash, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildBaseString, type SignableRequest, signPkiRequest } from './pki-signature.ts'
import { app } from './testing/myinfo.ts'

interface Vector {
  request: SignableRequest
  length: number
  digest: string
}

const method = 'GET'
const demo = { app_id: 'STG-202600001A-DEMO-ONBOARD', client_id: 'STG-202600001A-DEMO-ONBOARD' }

const vectors: Record<string, Vector> = {
  'a token request': {
    request: {
      method: 'POST',
      url: new URL('https://test.api.myinfo.gov.sg/com/v3/token'),
      parameters: {
        ...demo,
        grant_type: 'authorization_code',
        code: '8932a98da8720a10e356bc76475d76c4c628aa7f',
        redirect_uri: 'https://onboard.example.sg/api/myinfo/callback',
        client_secret: 'example-secret-not-real',
        state: 'c0ffee00c0ffee00c0ffee00c0ffee00',
        nonce: '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d',
        signature_method: 'RS256',
        timestamp: '1763884800000',
      },
    },
    length: 420,
    digest: '31911cc6241aa9d9b5645f03ae64e073abca66f7f31d006564834aacb23a8b79',
  },
  'a person request': {
    request: {
      method,
      url: new URL('https://test.api.myinfo.gov.sg/com/v3/person/aecc5af9-3a31-432c-ab09-d8315a68189a/'),
      parameters: {
        ...demo,
        attributes:
          'uinfin,name,sex,dob,nationality,residentialstatus,mobileno,email,regadd,noa-basic,cpfcontributions',
        txnNo: '9f86d081884c7d659a2f',
        nonce: '1f0e2d3c4b5a69788796a5b4c3d2e1f0',
        signature_method: 'RS256',
        timestamp: '1763884801500',
      },
    },
    length: 382,
    digest: '9bf25f5a70c9e4885766a34ab5b775a6a29eaca192ec25fde45f264a3aa7476e',
  },
  'an agency request': {
    request: {
      method,
      url: new URL('https://test.api.myinfo.gov.sg/gov/v3/person-basic/S9812381D/'),
      parameters: {
        app_id: 'STG-T26GB0001A-DEMO',
        client_id: 'STG-T26GB0001A-DEMO',
        attributes: 'name,sex,regadd',
        sp_esvcId: 'DEMO-ESVC-01',
        txnNo: 'abc123',
        nonce: '00112233445566778899aabbccddeeff',
        signature_method: 'RS256',
        timestamp: '1763884802000',
      },
    },
    length: 271,
    digest: '58243307b568703aafb0ecd1e3ffd1a3d5481bf6eff8b7c53445542107144706',
  },
  'a published request': {
    request: {
      method,
      url: new URL('https://test.api.myinfo.gov.sg/gov/v3/person-basic'),
      parameters: {
        app_id: 'MyInfo_SelfTest',
        client_id: 'MyInfo_SelfTest',
        attributes:
          'name,sex,race,nationality,dob,email,mobileno,regadd,housingtype,hdbtype,marital,edulevel,assessableincome,hanyupinyinname,aliasname,hanyupinyinaliasname,marriedname,cpfcontributions,cpfbalances',
        sp_esvcId: 'Singpass_Eservice_id',
        nonce: '151546019130900',
        signature_method: 'RS256',
        timestamp: '1515460191309',
      },
    },
    length: 408,
    digest: '9ab90718e21fbc1da5efa5da1b6771be06994e710dc53bce513f8a459e643a3c',
  },
}

/** Published by GovTech with the test suite of its own helper, for the request above. */
const publishedSignature =
  'WaWVjNfMaUuY5kFsc+jeL9SZYYIFn0me+UA9DLnS4hPjZ9IDwouUKliB8X0G6cIDVJNclA1pCaAKdcEtQoGEtKzWSsaYzuUUCByEP1/QVCEJ2MsNfaV6UnfvQEkAxoA05VGgOqKI38r667drVuj/a2zEaUo514dYkkRdPdsFs9OgGwvsG6Hkn5DHl+l5G+Bj0vfrrZJL9DyOYNW23odg6EqSj+XpFVfmBoJ7htnKorJZvp0jv8fQpR9FN2rws0LDuQ0/UMpsnEWax+z8AFuRxzH88CIQFrIxNzymhIR23HS3LbzLqAbTAMyRuXiWjV0xyNufa39hJj+qaNXoicDXIw=='

const publishedKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2Xt4pSLSH0zAirL1hz/umQm3XPTh/y0lLoMAeDSrqeufVDjY+HfLeXTXs5i97ZdzKvLzk0RmWJ0BwBLoInAZ6gXySySbVyugGb6Bf9A8GDXSHG6Wcy2R7gmz9phPKb1e6WwvXHlifvAbWbPeXi1G/g5QN7tQWYA0j5K/IhGsBCAV6ZIYxfl5tbYRR0B5haDinqQRmFSoYOlBIcO1pj7ao33nJs7ofaeHCSAoGcCQTIa1Emf/uoKPJQRoGICx5xwruvBeD1gKNQMAAKsuBJP8sMZmxpIOvo6hg4ev+QuadAPMOq3vOGnHwc8h4k4n/TRwuF334jyNKJwlabZCLI0TEQIDAQAB'

function vector(name: string): Vector {
  const found = vectors[name]
  if (!found) throw new Error(`no vector "${name}"`)
  return found
}

describe('a base string', () => {
  it.each(Object.keys(vectors))('of %s has the known length and digest', (name) => {
    const { request, length, digest } = vector(name)
    const baseString = buildBaseString(request)

    expect(Buffer.byteLength(baseString)).toBe(length)
    expect(createHash('sha256').update(baseString).digest('hex')).toBe(digest)
  })

  it('is what the published signature covers', () => {
    const key = createPublicKey({ key: Buffer.from(publishedKey, 'base64'), format: 'der', type: 'spki' })
    const baseString = buildBaseString(vector('a published request').request)

    expect(verify('sha256', Buffer.from(baseString), key, Buffer.from(publishedSignature, 'base64'))).toBe(true)
  })

  it('holds values as they are, not percent-encoded', () => {
    const parameters = { state: 'a+b/c=', redirect_uri: 'https://x.sg/cb?a=b c', nonce: 'n/+=', purpose: '申请 &' }

    expect(buildBaseString({ method, url: new URL('https://h/p'), parameters })).toBe(
      'GET&https://h/p&nonce=n/+=&purpose=申请 &&redirect_uri=https://x.sg/cb?a=b c&state=a+b/c=',
    )
  })

  it('names the URL without query, fragment, default port or upper-case host', () => {
    const url = new URL('https://TEST.api.myinfo.gov.sg:443/com/v3/person/x/?attributes=name#top')

    expect(buildBaseString({ method, url, parameters: {} })).toBe('GET&https://test.api.myinfo.gov.sg/com/v3/person/x/')
  })

  it('keeps a port that is not the default, and a slash at the end', () => {
    const url = new URL('http://127.0.0.1:5156/myinfo/v3/person/x/')

    expect(buildBaseString({ method, url, parameters: {} })).toBe('GET&http://127.0.0.1:5156/myinfo/v3/person/x/')
  })

  it('sorts capitals before small letters, as bytes do', () => {
    const parameters = { txnNo: '1', sp_esvcId: '2', subentity: '3', Zeta: '4' }

    expect(buildBaseString({ method, url: new URL('https://h/p'), parameters })).toBe(
      'GET&https://h/p&Zeta=4&sp_esvcId=2&subentity=3&txnNo=1',
    )
  })
})

describe('the Authorization value', () => {
  const signer = { clientId: 'STG-X', key: app.key, nonce: '9b1deb4d', timestamp: 1763884800000 }
  const request: SignableRequest = {
    method: 'POST',
    url: new URL('https://h/token'),
    parameters: { client_secret: 'example-secret-not-real', code: 'c' },
  }

  it('names five fields in one line, without blanks after the commas', () => {
    expect(signPkiRequest(request, signer)).toMatch(
      /^PKI_SIGN app_id="STG-X",nonce="9b1deb4d",signature_method="RS256",timestamp="1763884800000",signature="[A-Za-z0-9+/]{342}=="$/,
    )
  })

  it('carries a signature that the public key verifies over the base string', () => {
    const signature = /signature="([^"]+)"/.exec(signPkiRequest(request, signer))?.[1] ?? ''
    const covered =
      'POST&https://h/token&app_id=STG-X&client_secret=example-secret-not-real&code=c&nonce=9b1deb4d&signature_method=RS256&timestamp=1763884800000'

    expect(verify('sha256', Buffer.from(covered), app.publicKey, Buffer.from(signature, 'base64'))).toBe(true)
  })

  it('keeps the client secret to itself', () => {
    expect(signPkiRequest(request, signer)).not.toContain('example-secret-not-real')
  })
})
