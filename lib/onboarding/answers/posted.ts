import { codesOf } from '@/lib/myinfo/codes.ts'
import { type AskedField, askedFields, type FormStep } from '../form/form.ts'
import { isSameText } from '../inputs/delivered.ts'
import type { Input } from '../inputs/input.ts'
import { isOfField, isOfRow, rowsName, suggestedName } from '../inputs/input-name.ts'
import type { TypedAnswers } from '../stores.ts'

const limit = 2_000

/** Longest text that is kept of a search among choices; no name of a country is longer. */
const longestSearch = 100

type Posted =
  | { kind: 'typed'; answers: TypedAnswers }
  /** The post names something that this step does not ask: a locked value, or a field of another form. */
  | { kind: 'refused'; reason: 'locked' | 'unknown' | 'too-long' }

/**
 * Takes from a posted step exactly what the step asks.
 *
 * Locked values are not inputs, so a post that names one was altered on its way; it is refused whole, and so is a post
 * with any name that the step does not have. What Myinfo gave may be of any length. Unchecked boxes arrive as nothing and are kept as nothing, and so is a
 * choice that is not offered: no page of ours posts one but where choices are searched by typing, and a draft is no place
 * to keep things. What another tab has
 * meanwhile made needless is old and not forged: a row is left out, a field that depends on an answer is kept.
 */
export function takePosted({ fields, hidden }: Pick<FormStep, 'fields' | 'hidden'>, posted: URLSearchParams): Posted {
  const asked = askedFields(fields)
  const names = new Set([...asked, ...hidden].flatMap(inputNames))
  for (const name of new Set(posted.keys())) {
    if (names.has(name) || isRowInput([...asked, ...hidden], name)) continue
    const isLocked = fields.some((field) => field.kind === 'shown' && isOfField(name, field.name))
    return { kind: 'refused', reason: isLocked ? 'locked' : 'unknown' }
  }

  const held = hidden.filter((field) => inputNames(field).some((name) => posted.has(name)))
  const answers = Object.fromEntries([...asked, ...held].flatMap((field) => typedOf(field, posted)))
  const initial: TypedAnswers = Object.assign({}, ...asked.map((field) => field.initial))
  const tooLong = Object.entries(answers).some(
    ([name, texts]) => [texts].flat().some((text) => text.length > limit) && !isSameText(texts, initial[name]),
  )
  return tooLong ? { kind: 'refused', reason: 'too-long' } : { kind: 'typed', answers }
}

function inputNames(field: AskedField): string[] {
  const names = field.inputs.map((input) => input.name)
  const suggested = field.suggestions.length > 0 ? names.map(suggestedName) : []
  return field.layout === 'rows' ? [...names, rowsName(field.name)] : [...names, ...suggested]
}

/** A row that another tab has just removed is old, not forged. */
function isRowInput(asked: readonly AskedField[], name: string): boolean {
  return asked.some((field) => field.layout === 'rows' && isOfRow(name, field.name))
}

function typedOf(field: AskedField, posted: URLSearchParams): [string, string | string[]][] {
  const inputs = field.inputs.map((input): [string, string | string[]] => {
    const texts = offeredTexts(input, posted.getAll(input.name))
    return [
      input.name,
      input.type === 'choices' ? texts : (takenSuggestion(field, input.name, posted) ?? texts[0] ?? ''),
    ]
  })
  return field.layout === 'rows' ? [...inputs, [rowsName(field.name), posted.get(rowsName(field.name)) ?? '0']] : inputs
}

function offeredTexts({ type, options, codes, also, searched }: Input, texts: readonly string[]): string[] {
  if (type !== 'choice' && type !== 'choices') return [...texts]
  if (searched && texts.every((text) => text.length <= longestSearch)) return [...texts]
  const values = options?.map(({ value }) => value) ?? (codes ? codesOf(codes, 'en').map(({ code }) => code) : [])
  const offered = new Set(values)
  return [...new Set(texts)].filter((text) => offered.has(text) || (also && isSameText(text, also.code)))
}

/** The suggestion that was taken instead of typing; one that was never made is none. */
function takenSuggestion({ suggestions }: AskedField, name: string, posted: URLSearchParams): string | undefined {
  const taken = posted.get(suggestedName(name))
  return suggestions.find(({ text }) => text === taken)?.text
}
