import type { AnswerChanges, TypedAnswers } from '../stores.ts'

/** Stands among the kept answers under a name that no input has. */
const way = '$way'

/** What is kept when the applicant says that they type everything. */
export const choosesByHand: AnswerChanges = { [way]: 'by-hand' }

/** What is kept when they retrieve Myinfo after all. */
export const choosesMyinfo: AnswerChanges = { [way]: undefined }

/** Whether the applicant chose to type everything, so that an absent retrieval has not expired but is not wanted. */
export function isByHand(typed: TypedAnswers): boolean {
  return typed[way] === 'by-hand'
}
