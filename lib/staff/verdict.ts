import type { Decision } from '@/lib/delivery/access/applications.ts'
import { may, type Role } from './roles.ts'
import type { Entry } from './stores.ts'

/** What becomes of a decision that somebody posts. */
export type Verdict =
  /** It is made, by one person or by the second of two. */
  | 'decide'
  /** It waits for a second person. */
  | 'propose'
  /** Somebody else's proposal stands, to something else: it has to be taken back first. */
  | 'other-proposal'
  /** Nobody is the second person to their own proposal. */
  | 'own-proposal'
  | 'forbidden'

/**
 * Decides what a posted decision amounts to. A question needs one person. To accept or decline is an approver's; a
 * reviewer's word is a proposal, and where a product takes two people the first word always is.
 */
export function verdictOn({
  decision,
  held,
  member,
  fourEyes,
  proposal,
}: {
  decision: Decision['decision']
  held: readonly Role[]
  member: string
  fourEyes: boolean
  proposal?: Pick<Entry, 'member' | 'decision'>
}): Verdict {
  if (!may(held, 'review')) return 'forbidden'
  if (decision === 'question') return 'decide'
  const isApprover = may(held, 'decide')
  if (!proposal) return fourEyes || !isApprover ? 'propose' : 'decide'
  if (!isApprover) return 'forbidden'
  if (fourEyes && proposal.member === member) return 'own-proposal'
  return fourEyes && proposal.decision !== decision ? 'other-proposal' : 'decide'
}
