import { roles } from '@/lib/staff/roles.ts'
import { type Finding, fault, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

const WAIT_MS = 5_000

/** Checks that the bank's people can sign in, and that what has to be done has somebody who may. */
export async function checkStaff({ config: { staff }, products }: Inspection): Promise<Finding[]> {
  if (!staff) return [passed('staff', 'there are no pages for the bank’s people: STAFF_ISSUER is not set')]
  const given = roles.filter((role) => staff.roles.roles[role])
  const needsTwo = products.filter(({ fourEyes }) => fourEyes).map(({ id }) => id)
  return [
    await checkDiscovery(staff.issuer),
    passed('staff.roles', `the claim ${staff.roles.claim} gives ${given.join(', ')}`),
    ...(given.includes('approver') ? [] : [noApprover(needsTwo)]),
  ]
}

async function checkDiscovery(issuer: string): Promise<Finding> {
  const found = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  }).then(
    async (answer) => Object(await answer.json()).issuer,
    () => undefined,
  )
  if (found === issuer) return passed('staff.issuer', 'the provider of STAFF_ISSUER answers by that very name')
  return fault(
    'staff.issuer',
    found === undefined
      ? 'the provider of STAFF_ISSUER does not answer'
      : 'STAFF_ISSUER is not what the provider calls itself',
    {
      why: 'Nobody of the bank can sign in.',
      fix: 'copy the issuer from its discovery document, and let outgoing https pass',
    },
  )
}

function noApprover(needsTwo: readonly string[]): Finding {
  const two = needsTwo.length > 0 ? ` ${needsTwo.join(', ')} needs two people.` : ''
  return warning('staff.approver', 'no value of the claim makes anybody an approver', {
    why: `Nobody can accept or decline on the pages.${two}`,
    fix: 'name a group in STAFF_ROLES under "approver", unless systems decide; see docs/staff.md',
  })
}
