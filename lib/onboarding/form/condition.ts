import type { Condition } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'
import type { FormField } from './form.ts'
import { storedAnswer } from './stored-answer.ts'

/**
 * Whether an answer stands as a condition wants it, among the fields that stand before. One that is not asked for itself
 * has no answer, and none that is empty either.
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
  const answers = [comparable(stored)].flat().filter((answer) => answer !== undefined && answer !== null)
  if ('isEmpty' in condition) return field.kind === 'asked' && answers.length === 0
  if ('is' in condition) return answers.some((answer) => isOneOf(answer, condition.is))
  if (answers.length === 0) return field.kind === 'shown' && field.state === 'not-applicable'
  return !answers.some((answer) => isOneOf(answer, condition.isNot))
}

function isOneOf(answer: unknown, wanted: string | boolean | readonly string[]): boolean {
  return [wanted].flat().some((one) => one === answer)
}

/** A code by its code; several chosen options as they are. */
function comparable(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return stored
  return 'code' in stored ? stored.code : undefined
}
