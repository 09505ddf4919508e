import type { X509Certificate } from 'node:crypto'
import { type Finding, fault, passed, warning } from '../finding.ts'
import { nameOf } from './pem.ts'

const day = 86_400_000

/** Days before its end from which a certificate deserves attention. */
const renewalDays = 30

/** What the time of a certificate is checked for. */
export interface ValidityCheck {
  /** What is checked, as the subject of a sentence. */
  what: string
  /** Id of the finding. */
  id: string
  certificates: readonly X509Certificate[]
  /** Epoch milliseconds. */
  now: number
  why: string
  fix: string
}

/** Checks that every certificate is valid now and for another thirty days. */
export function checkValidity({ what, id, certificates, now, why, fix }: ValidityCheck): Finding[] {
  const findings = certificates.flatMap((certificate) => {
    const from = Date.parse(certificate.validFrom)
    const to = Date.parse(certificate.validTo)
    const name = nameOf(certificate)
    if (now < from) return [fault(id, `${name} is not valid before ${dayOf(from)}`, { why, fix: `wait, or ${fix}` })]
    if (now > to) return [fault(id, `${name} expired on ${dayOf(to)}`, { why, fix })]
    const left = Math.floor((to - now) / day)
    if (left >= renewalDays) return []
    return [warning(id, `${name} expires on ${dayOf(to)}, in ${left} days`, { why, fix })]
  })
  const first = Math.min(...certificates.map(({ validTo }) => Date.parse(validTo)))
  return findings.length > 0 ? findings : [passed(id, `${what}: valid until ${dayOf(first)} at least`)]
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
