import { drawReference } from '@/lib/onboarding/reference.ts'

/** Makes the reference of an application, such as `ABCD-EFGH-JK`: 22¹⁰ of them, so that one is not found by trying. */
export function makeReference(): string {
  return drawReference(4, 4, 2)
}
