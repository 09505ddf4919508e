import { describe, expect, test } from 'vitest'
import { isCovered, registerServices, type V3Client } from './client.ts'
import { createV3Keys } from './keys.ts'

const client: V3Client = {
  clientId: 'STG-COM',
  clientSecret: 'not-a-secret',
  name: 'Example Bank',
  redirectUris: ['http://localhost:3000/callback'],
  certificate: '',
  attributes: ['name', 'vehicles', 'cpfbalances.oa'],
  context: 'com',
}

// P-256, self-signed: the kind of certificate that v3 does not take.
const curveCertificate = `-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUdrDUmCODIw/azxDk9XoydYCCa78wCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNRXhhbXBsZSBjdXJ2ZTAgFw0yNjExMjMyMDI5NTFaGA8yMTI2
MTAzMDIwMjk1MVowGDEWMBQGA1UEAwwNRXhhbXBsZSBjdXJ2ZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABEW0mvfwYBQVubDOYXd3P4G84p7/+xvHYRmV4GCjkymB
Z3lF4wDs53jN/DX14kq3zxsEnZlEdSE61SkFrgF7RPCjUzBRMB0GA1UdDgQWBBTW
sd0SQ77gcgqcRXYIA7OY2wW2xzAfBgNVHSMEGDAWgBTWsd0SQ77gcgqcRXYIA7OY
2wW2xzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCiQ6ErsSZH
U/1RYfoDXf04A5oQqc9B/FXTLN9ua0uooAIgeTFI/KjeRj69UBi4ojnCoBGeHZBM
+ebqcSwwZWXFeps=
-----END CERTIFICATE-----
`

describe('registration', () => {
  test('a service is named by the common name of its certificate', async () => {
    const { certificate } = await createV3Keys(Date.now())
    expect(registerServices([{ ...client, certificate }]).get('STG-COM')?.commonName).toBe('Myinfo v3 simulator')
  })

  test('something that is no certificate is refused, with the name of the client', () => {
    expect(() => registerServices([{ ...client, certificate: 'PEM' }])).toThrow(
      new TypeError('the certificate of client STG-COM is not a PEM certificate'),
    )
  })

  test('a certificate of another kind than RSA is refused', () => {
    expect(() => registerServices([{ ...client, certificate: curveCertificate }])).toThrow(
      new TypeError('the certificate of client STG-COM must hold an RSA key of at least 2048 bits'),
    )
  })
})

describe('what a list of attributes covers', () => {
  test.each([
    ['name', true],
    ['vehicles', true],
    ['vehicles.make', true],
    ['cpfbalances.oa', true],
    ['cpfbalances', false],
    ['cpfbalances.ma', false],
    ['names', false],
    ['vehiclesmake', false],
  ])('%s: %s', (attribute, covered) => {
    expect(isCovered(attribute, client.attributes)).toBe(covered)
  })

  test('all covers everything', () => {
    expect(isCovered('noa', 'all')).toBe(true)
  })
})
