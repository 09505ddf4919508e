import type { AskedField } from '@/lib/onboarding/form/form.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { type Cell, cellsOf } from '../../lib/onboarding/inputs/cells.ts'
import { GivenText } from '../shown/given-text.tsx'
import { stateOf } from '../shown/provenance.tsx'
import type { Words } from '../words/index.ts'
import { inputLabel, rowTitle } from '../words/labels.ts'
import { typedLanguage } from '../words/value-language.ts'
import { typedAddress, typedText } from './typed-text.ts'

interface Answered {
  field: AskedField
  typed: TypedAnswers
  words: Words
}

/** A typed answer as the review shows it; several controls as lines, rows as lists. */
export function TypedAnswer({ field, typed, words }: Answered) {
  const untouched = field.state === 'editable' && isUntouched(field, typed)
  const source = untouched ? stateOf(field, words) : undefined
  return (
    <dd className="min-w-0">
      {field.layout === 'rows' ? (
        <Rows field={field} typed={typed} words={words} />
      ) : (
        <Lines field={field} typed={typed} words={words} />
      )}
      {source && <span className="block text-small text-ink-soft">{source}</span>}
    </dd>
  )
}

function isUntouched({ inputs, initial }: AskedField, typed: TypedAnswers): boolean {
  return inputs.every(({ name }) => String(typed[name] ?? '') === String(initial[name] ?? ''))
}

function Lines({ field, typed, words }: Answered) {
  if (field.attribute?.shape.kind === 'address') return <TypedAddress field={field} typed={typed} words={words} />
  const labelled = field.layout === 'group'
  const lines = answeredCells({ cells: cellsOf(field.inputs), typed, words })
  if (lines.length === 0) return <Missing required={field.required} words={words} />
  return (
    <>
      {lines.map(({ cell, text }) => (
        <span key={cell.name} className="block">
          {labelled && <span className="text-ink-soft">{inputLabel(field, cell.inputs[0], words)}: </span>}
          <GivenText block={!labelled} text={text} language={languageOf(cell, text, words)} />
        </span>
      ))}
    </>
  )
}

function TypedAddress({ field, typed, words }: Answered) {
  const text = typedAddress({ field, typed, words })
  if (text === '') return <Missing required={field.required} words={words} />
  return <GivenText block text={text} language={typedLanguage(text, words.language)} />
}

function answeredCells({ cells, typed, words }: { cells: Cell[]; typed: TypedAnswers; words: Words }) {
  return cells.map((cell) => ({ cell, text: typedText({ cell, typed, words }) })).filter(({ text }) => text !== '')
}

function Missing({ required, words: { t } }: { required: boolean; words: Words }) {
  if (!required) return <span className="text-ink-soft">{t('review.notProvided')}</span>
  return <strong className="font-semibold text-danger">{t('review.missing')}</strong>
}

function TypedCell({ cell, typed, words }: { cell: Cell; typed: TypedAnswers; words: Words }) {
  const text = typedText({ cell, typed, words })
  if (text === '') return <Missing required={cell.inputs[0].required} words={words} />
  return <GivenText text={text} language={languageOf(cell, text, words)} />
}

/** Choices, dates and money are in the page's language; what was typed is in its own. */
function languageOf({ inputs: [{ type }] }: Cell, text: string, { language }: Words) {
  return type === 'text' || type === 'email' ? typedLanguage(text, language) : undefined
}

function Rows({ field, typed, words }: Answered) {
  const count = field.inputs.reduce((most, { row = -1 }) => Math.max(most, row + 1), 0)
  if (count === 0) return <span className="text-ink-soft">{words.t('review.notProvided')}</span>
  return (
    <div className="record-frame">
      {Array.from({ length: count }, (_, row) => rowTitle(field, row, words)).map((title, row) => (
        <table key={title} className="sheet mb-4">
          <caption>{title}</caption>
          <tbody>
            {cellsOf(field.inputs.filter((input) => input.row === row)).map((cell) => (
              <tr key={cell.name}>
                <th scope="row">{inputLabel(field, cell.inputs[0], words)}</th>
                <td>
                  <TypedCell cell={cell} typed={typed} words={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
