import { isForeigner } from '@/lib/myinfo/supplier.ts'
import type { ApplicationValue } from '../stores.ts'

/** Whether an application is a foreigner's to Myinfo, so that other agencies vouch for some of its values. */
export function isForeignApplicant(values: readonly ApplicationValue[]): boolean {
  return isForeigner((attribute) => values.find(({ field }) => field === attribute)?.value)
}
