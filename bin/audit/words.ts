import type { AuditVerdict } from '../../lib/storage/stores/verify-audit.ts'

/** Where the audit is broken, in one sentence. */
export function breakOf(verdict: Exclude<AuditVerdict, { kind: 'intact' }>): string {
  if (verdict.kind === 'anchor broken') return `the audit is broken: it does not reach the anchor of ${verdict.at}`
  return `the audit is broken: entry ${verdict.number} of chain ${verdict.slot}, ${whys[verdict.why]}`
}

const whys = {
  altered: 'which is not as it was written',
  missing: 'which is missing',
  'unknown key': 'whose key is not among AUDIT_KEYS or DATA_KEYS',
}
