import type { BusyPage } from '@/lib/server/admission/busy.ts'
import { refuse } from './refusal.ts'
import { requestLanguage } from './request-language.ts'

/** Too many are here at once: what was typed is still on the page that one came from, or what was kept still is. */
export const busyPage: BusyPage = ({ request, isPost, back, reference }) =>
  refuse({ refusal: isPost ? 'unavailable' : 'away', reference, back, language: requestLanguage(request) })
