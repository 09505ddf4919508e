import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { storedAnswer } from '@/lib/onboarding/form/stored-answer.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { answerLines } from '../../shown/answer-lines.ts'
import type { Words } from '../../words/index.ts'

/** An answer as it will be stored, on one line. */
export function answerText(field: AskedField, typed: TypedAnswers, words: Words): string {
  const lines = answerLines({ field, stored: storedAnswer(field, typed), words })
  const all = lines.kind === 'records' ? lines.rows.flatMap((row) => row.lines) : lines.lines
  const texts = all.map(({ text }) => text).filter((text) => text !== '')
  return texts.length > 0 ? texts.join(', ') : words.t('review.notProvided')
}
