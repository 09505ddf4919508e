import { importV3Keys } from 'singpass-client/probe'
import { type GivenFile, PemRefused, parseCertificates } from '../../../certificates/pem.ts'
import { checkKey } from '../../../certificates/strength.ts'
import { checkValidity } from '../../../certificates/validity.ts'
import { type Finding, fault, passed, skipped } from '../../../finding.ts'
import type { Inspection } from '../../inspection.ts'

/** Checks the v3 key, whether it fits our certificate, and Myinfo's own certificates. */
export function checkV3Keys({ config, certificate, now }: Inspection): Finding[] {
  const { v3 } = config
  if (!v3) return []
  try {
    const { signing } = importV3Keys(v3)
    const bits = signing.asymmetricKeyDetails?.modulusLength
    return [
      passed('v3.private-key', `MYINFO_V3_PRIVATE_KEY is an RSA key of ${bits} bits`),
      ...checkOwnCertificate({ certificate, signing, now: now() }),
      ...checkMyinfoCertificates(v3.certificates, now()),
    ]
  } catch (error) {
    const found =
      error instanceof TypeError || error instanceof PemRefused ? error.message : 'the v3 keys cannot be read'
    const why = 'Every v3 request is signed with this key, every person encrypted to it, every answer verified.'
    const fix = 'give the RSA key as unencrypted PEM, and the certificates as downloaded from the developer portal'
    return [fault('v3.private-key', found, { why, fix })]
  }
}

interface Own {
  certificate?: GivenFile
  signing: ReturnType<typeof importV3Keys>['signing']
  now: number
}

function checkOwnCertificate({ certificate: file, signing, now }: Own): Finding[] {
  const id = 'v3.own-certificate'
  if (!file)
    return [skipped(id, 'give --certificate FILE to compare the v3 key with the certificate that you uploaded')]
  const [certificate] = parseCertificates(file)
  if (!certificate?.checkPrivateKey(signing)) {
    const why = 'Myinfo verifies with the certificate what we sign with the key.'
    const fix = 'upload the certificate of this key, or set MYINFO_V3_PRIVATE_KEY to the key of that certificate'
    return [fault(id, `${file.name} belongs to another key than MYINFO_V3_PRIVATE_KEY`, { why, fix })]
  }
  return [
    passed(id, `${file.name} belongs to MYINFO_V3_PRIVATE_KEY`),
    checkKey(file.name, certificate, 'rsa'),
    ...checkValidity({
      what: file.name,
      id,
      certificates: [certificate],
      now,
      why: 'Myinfo refuses what is signed under an expired certificate.',
      fix: 'renew it, and upload the new one before the old one ends',
    }),
  ]
}

function checkMyinfoCertificates(text: string, now: number): Finding[] {
  return checkValidity({
    what: "Myinfo's certificates",
    id: 'v3.myinfo-certificates',
    certificates: parseCertificates({ name: 'MYINFO_V3_CERTIFICATES', text }),
    now,
    why: "Myinfo's answers are verified with these; an expired one means that a renewal was missed.",
    fix: 'download the renewed certificate from the developer portal, and list it beside the old one',
  })
}
