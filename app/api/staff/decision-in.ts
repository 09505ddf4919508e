import { redirectTo } from '@/lib/auth/redirects.ts'
import { decisionBody } from '@/lib/delivery/access/requests.ts'
import { wordsIn } from './staff-form.ts'

const LONGEST = 2_000

export interface PostedDecision {
  decided: { decision: 'accepted' | 'declined' | 'question'; reason?: string }
  /** The version that whoever decides has read; undefined where the form was altered. */
  seen?: number
}

/** The decision of the form; or the way back to it, where the choice or its words are missing. */
export function readDecision(form: URLSearchParams, page: string): PostedDecision | Response {
  const chosen = form.get('decision') ?? ''
  const read = decisionBody.safeParse({ decision: chosen, reason: wordsIn(form, `words-${chosen}`, LONGEST) })
  if (!read.success) return redirectTo(`${page}?outcome=${chosen ? 'words-missing' : 'decision-missing'}#decide`)
  const seen = Number(form.get('seen'))
  return { decided: read.data, ...(Number.isSafeInteger(seen) && seen >= 1 && { seen }) }
}
