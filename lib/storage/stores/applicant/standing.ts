import type { Standing } from '@/lib/onboarding/stores.ts'
import type { decisions } from '../../schema/applications.ts'
import type { Sealer } from '../../sealing/seal.ts'
import { statusOf } from '../application-content.ts'
import { decisionOf } from '../staff/case.ts'

interface Known {
  /** As it is stored with the application. */
  status: string
  /** The newest decision. */
  decided?: typeof decisions.$inferSelect
  /** State of the newest e-mail about it; `skipped` where it came back, or was never taken. */
  mail?: unknown
}

/** Where an application stands, as its applicant reads it. */
export async function standingOf(sealer: Sealer, { status: stored, decided, mail }: Known): Promise<Standing> {
  const status = statusOf(stored)
  const known = { status, ...(mail === 'skipped' && { mailRefused: true }) }
  if (status === 'received' || !decided) return known
  const { reason, decidedAt } = await decisionOf(sealer, decided)
  return { ...known, ...(reason !== undefined && { words: reason }), decidedAt }
}
