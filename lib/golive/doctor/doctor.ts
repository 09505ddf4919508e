import { type Finding, fault } from '../finding.ts'
import { checkAccess } from './checks/access.ts'
import { checkAges } from './checks/ages.ts'
import { checkApplicants } from './checks/applicants.ts'
import { checkButton } from './checks/button.ts'
import { checkFapiKeys } from './checks/keys/fapi-keys.ts'
import { checkV3Keys } from './checks/keys/v3-keys.ts'
import { checkPeers } from './checks/peers.ts'
import { checkPurposes } from './checks/purposes.ts'
import { checkReceivers } from './checks/receivers.ts'
import { checkRedirects } from './checks/redirect.ts'
import { checkScopes } from './checks/scopes.ts'
import { checkSecrets } from './checks/secrets.ts'
import { checkStaff } from './checks/staff.ts'
import { checkDatabase, checkEnvironment } from './checks/surroundings.ts'
import type { Check, Inspection } from './inspection.ts'
import { preflightFapi } from './preflight-fapi.ts'
import { preflightV3 } from './preflight-v3.ts'

const checks: Record<string, Check> = {
  environment: checkEnvironment,
  secrets: checkSecrets,
  'FAPI keys': checkFapiKeys,
  'v3 keys': checkV3Keys,
  redirect: checkRedirects,
  scopes: checkScopes,
  purposes: checkPurposes,
  button: checkButton,
  'rules of others': checkAges,
  peers: checkPeers,
  receivers: checkReceivers,
  access: checkAccess,
  applicants: checkApplicants,
  staff: checkStaff,
  database: checkDatabase,
}

const preflights: Record<string, Check> = { 'FAPI preflight': preflightFapi, 'v3 preflight': preflightV3 }

/**
 * Makes every check on a configuration that could be read, one after another; with `preflight` also those that make a
 * request of a retrieval. Throws nothing: a check that fails on its own account is reported as one that failed.
 */
export async function examine(inspection: Inspection, { preflight }: { preflight: boolean }): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, check] of Object.entries({ ...checks, ...(preflight && preflights) })) {
    findings.push(...(await runCheck(name, check, inspection)))
  }
  return findings
}

async function runCheck(name: string, check: Check, inspection: Inspection): Promise<Finding[]> {
  try {
    return await check(inspection)
  } catch {
    // The error itself may quote what it choked on.
    const why = 'What it looks at is so far from what it should be that the check itself gave up.'
    return [
      fault('doctor', `the check of ${name} could not be finished`, { why, fix: 'mend the other findings first' }),
    ]
  }
}
