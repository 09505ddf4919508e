import { isCarried } from '@/lib/onboarding/answers/carried.ts'
import { isUntouched } from '@/lib/onboarding/answers/kept-answers.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { storedAnswer } from '@/lib/onboarding/form/stored-answer.ts'
import { typedAsItStands } from '@/lib/onboarding/inputs/asked-value.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { type AnswerLine, type AnswerLines, answerLines } from '../shown/answer-lines.ts'
import { GivenText } from '../shown/given-text.tsx'
import { stateOf } from '../shown/provenance.tsx'
import type { Words } from '../words/index.ts'
import type { ReviewedAnswer } from './review-rows.tsx'

interface Answered {
  field: AskedField
  typed: TypedAnswers
  words: Words
}

/** An answer as it will be stored, with its source; several values as lines, rows as lists. */
export function reviewedAnswer(answered: Answered & { carried: ReadonlySet<string> }): ReviewedAnswer {
  const source = sourceOf(answered)
  return { ...storedAnswerOf(answered), ...(source && { source }) }
}

function sourceOf({ field, typed, carried, words }: Answered & { carried: ReadonlySet<string> }): string | undefined {
  // Where a value of Myinfo is from stands once, above its panel.
  if (isUntouched(field, typed)) return field.source ? undefined : stateOf(field, words)
  return isCarried(field, carried) ? words.t('review.carried') : undefined
}

function storedAnswerOf({ field, typed, words }: Answered): ReviewedAnswer {
  const answer = answerLines({ field, stored: storedAnswer(field, typed), words })
  const common = { field, typed, words }
  if (answer.kind === 'record') return { children: <Members lines={answer.lines} {...common} /> }
  if (answer.kind === 'records') return { children: <Rows rows={answer.rows} {...common} /> }
  const { text, language } = answer.lines[0]
  if (text === '') return { children: <Value line={answer.lines[0]} {...common} /> }
  return language ? { text, language } : { text }
}

function Rows({ rows, ...common }: Answered & Pick<Extract<AnswerLines, { kind: 'records' }>, 'rows'>) {
  if (rows.length === 0) return <span className="text-ink-soft">{common.words.t('review.notProvided')}</span>
  return (
    <div className="record-frame">
      {rows.map(({ title, lines }) => (
        <table key={title} className="sheet mb-4">
          <caption>{title}</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.label}</th>
                <td>
                  <Value line={line} {...common} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

/** The members that have an answer, or need one. */
function Members({ lines, ...answered }: Answered & { lines: readonly AnswerLine[] }) {
  const { field, typed, words } = answered
  const worth = lines.filter(({ name, text }) => text !== '' || unreadable(field, name, typed) !== '')
  if (worth.length === 0) return <Missing required={field.required} words={words} />
  return worth.map((line) => (
    <span key={line.name} className="block">
      <span className="text-ink-soft">{line.label}: </span>
      <Value line={line} {...answered} />
    </span>
  ))
}

/** One value; where it cannot be stored as it was typed, it is marked and shown as it stands. */
function Value({ line, field, typed, words }: Answered & { line: AnswerLine }) {
  const { name, text, language } = line
  if (text !== '') return <GivenText text={text} language={language} />
  const asTyped = unreadable(field, name, typed)
  const required = field.values.find((value) => value.name === name)?.required ?? field.required
  if (asTyped === '') return <Missing required={required} words={words} />
  return (
    <>
      <strong className="font-semibold text-danger">{words.t('review.toCheck')}</strong> <GivenText text={asTyped} />
    </>
  )
}

function unreadable({ values }: AskedField, name: string, typed: TypedAnswers): string {
  const value = values.find((candidate) => candidate.name === name)
  return value ? typedAsItStands(value, typed) : ''
}

function Missing({ required, words: { t } }: { required: boolean; words: Words }) {
  if (!required) return <span className="text-ink-soft">{t('review.notProvided')}</span>
  return <strong className="font-semibold text-danger">{t('review.missing')}</strong>
}
