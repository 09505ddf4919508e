import { drawReference } from '@/lib/onboarding/reference.ts'
import { currentRequest } from './request/request-id.ts'

/**
 * The reference that stands on an error page and in the lines of the log about it: the id of the request that failed,
 * `KTRW-QMPA` where no proxy gave it another.
 */
export function errorReference(): string {
  return currentRequest() ?? drawReference(4, 4)
}
