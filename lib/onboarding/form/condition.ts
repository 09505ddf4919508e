import type { Condition } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'
import type { FormField } from './form.ts'
import { storedAnswer } from './stored-answer.ts'

/**
 * Whether an answer stands as a condition wants it, among the fields that stand before. One that is not asked for itself
 * has no answer.
 */
export function conditionHolds({
  condition,
  standing,
  typed,
}: {
  condition: Condition
  standing: readonly FormField[]
  typed: TypedAnswers
}): boolean {
  const field = standing.find(({ name }) => name === condition.field)
  if (!field) return false
  const stored = field.kind === 'shown' ? field.value : storedAnswer(field, { ...field.initial, ...typed })
  const wanted = [condition.is].flat()
  return [comparable(stored)].flat().some((answer) => wanted.some((one) => one === answer))
}

/** A code by its code; several chosen options as they are. */
function comparable(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return stored
  return 'code' in stored ? stored.code : undefined
}
