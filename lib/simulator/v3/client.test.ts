import { describe, expect, test } from 'vitest'
import { isCovered, registerServices, type V3Client } from './client.ts'
import { createV3Keys } from './wire/keys.ts'

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

// A key that is for RSA-PSS alone, and cannot verify what v3 signs with.
const pssCertificate = `-----BEGIN CERTIFICATE-----
MIIDdzCCAiqgAwIBAgIUenKrUph9oxdQkOaqr2A+XOq3I6gwQgYJKoZIhvcNAQEK
MDWgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEF
AKIEAgIA3jAWMRQwEgYDVQQDDAtFeGFtcGxlIFBTUzAgFw0yNjExMjMyMDQ3NDNa
GA8yMTI2MTAzMDIwNDc0M1owFjEUMBIGA1UEAwwLRXhhbXBsZSBQU1MwggEgMAsG
CSqGSIb3DQEBCgOCAQ8AMIIBCgKCAQEAxSOiHHRFybEeQ68gXDUQ8aD0uk9UhFgz
ZZ7eHACbsul1bR2gUmoiCd/BTcSCB+kAvb6ffML4/Dht82iBF8UlEjcYdFX3kBOs
+U9zy7lECB9ZlhPaP5IJbRLNwDHirmbG5k4h1Ky3FMWFCm5spnq7hrrud0Z03anE
ZFZGWdxfjOL6CWOEUI3WSYGSol97/O97M/KNjBG8gCpq0eV9/lvvx5vLyusPdhrP
yC3tJLzMuVZWK8xUXqFVLdvg693Godbri7aZjtIGIwcJmwJRbi7ETUOvGOEvwzOS
rJ/AwzsdjaxkSybUYwCBsF8hQYH5I2JVcCracgRarZwXBOlDEGVFowIDAQABo1Mw
UTAdBgNVHQ4EFgQUOFeJPgCUzGZxP0x7whMyvfzna9swHwYDVR0jBBgwFoAUOFeJ
PgCUzGZxP0x7whMyvfzna9swDwYDVR0TAQH/BAUwAwEB/zBCBgkqhkiG9w0BAQow
NaAPMA0GCWCGSAFlAwQCAQUAoRwwGgYJKoZIhvcNAQEIMA0GCWCGSAFlAwQCAQUA
ogQCAgDeA4IBAQC5t5fhE0wwquki0DB9CnW7hPx3E5qfiH+u0XBEQoQHyQeOcEor
ZYCE+Rj5s8R+F1O3KqaSpk8DGvlRVntm9pT04aVg4yoU7kcCwemAawO+lah2DEKd
Xw8PPvKXNmz9VHfiGlriZDaXH9xpqdA0bBougJcLOwGXzzJ+MQyLHsIoDeqEXycB
PLtzBtJQDY+/cRCXrYh7BkcN/Bh8Lat1CbCP8XW35g4+WsMduBDHOj4lfPdcZVvO
uvaghLOfHOkD+zg5N0U5ZA7nWtzC3RxzF2kjcu7ygXLU95zhnCnZCBviIesjBsTb
/d0uHmJ7+XzkPgxE5S1Al+/zYEPSEcvTrl6f
-----END CERTIFICATE-----
`

// RSA of 1024 bits.
const shortCertificate = `-----BEGIN CERTIFICATE-----
MIICDjCCAXegAwIBAgIUReOVaQBUgxakUjy9uBkwdLaurDkwDQYJKoZIhvcNAQEL
BQAwGDEWMBQGA1UEAwwNRXhhbXBsZSBzaG9ydDAgFw0yNjExMjMyMDQ3NDNaGA8y
MTI2MTAzMDIwNDc0M1owGDEWMBQGA1UEAwwNRXhhbXBsZSBzaG9ydDCBnzANBgkq
hkiG9w0BAQEFAAOBjQAwgYkCgYEAq9a5VcKZBqruxchCcpXSCLTHWEVM/MUUuU/C
LzD7gOKcds+cMB9GVkYtHgARfDErcKak32JvwC37u2LTA8jysPP0CLc88H8LSgNE
fPeKsZCYv9FeF1O9TBo6uaDl9gxz7OvYGb/IN5LhblGAvLbmdkvBrB1v0wUDidUm
3vQHka0CAwEAAaNTMFEwHQYDVR0OBBYEFKPOxMvjm8uEVW7JfdupfBGGA/bcMB8G
A1UdIwQYMBaAFKPOxMvjm8uEVW7JfdupfBGGA/bcMA8GA1UdEwEB/wQFMAMBAf8w
DQYJKoZIhvcNAQELBQADgYEAY+Gv5K4DbA76zalngnD0dH8Yz03dnO6x9MZ245gr
9S5Ax4kGOwAXaikwdN4BNbRNF1J7RQbFImdFgvwp94CnoV9hX42ycomJkwVX7iz8
adAV560UMLTOo3sTly6XPA0d+XKQdHvao1G9x6ovsQPTvTp712XV666TmClSYdCc
gMg=
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

  test.each([
    ['an elliptic curve', curveCertificate],
    ['RSA-PSS', pssCertificate],
    ['RSA of 1024 bits', shortCertificate],
  ])('a certificate with a key of %s is refused', (_kind, certificate) => {
    expect(() => registerServices([{ ...client, certificate }])).toThrow(
      new TypeError('the certificate of client STG-COM must hold an RSA key of at least 2048 bits'),
    )
  })
})

describe('a list of attributes', () => {
  test.each(['name', 'vehicles', 'vehicles.make', 'cpfbalances.oa'])('covers %s', (attribute) => {
    expect(isCovered(attribute, client.attributes)).toBe(true)
  })

  test.each(['cpfbalances', 'cpfbalances.ma', 'names', 'vehiclesmake'])('does not cover %s', (attribute) => {
    expect(isCovered(attribute, client.attributes)).toBe(false)
  })

  test('covers everything when it is "all"', () => {
    expect(isCovered('noa', 'all')).toBe(true)
  })
})
