import { drawReference } from '@/lib/onboarding/reference.ts'

/** A short reference that stands on an error page and in the log line of the same moment: `KTRW-QMPA`. */
export function errorReference(): string {
  return drawReference(4, 4)
}
