import { type AskedField, askedFields, type FormField } from '../form/form.ts'
import type { TypedAnswers } from '../stores.ts'

const limit = 2_000

export type Posted =
  | { kind: 'typed'; answers: TypedAnswers }
  /** The post names something that this step does not ask: a locked value, or a field of another form. */
  | { kind: 'refused'; reason: 'locked' | 'unknown' | 'too-long' }

/**
 * Takes from a posted step exactly what the step asks.
 *
 * Locked values are not inputs, so a post that names one was altered on its way; it is refused whole, and so is a post
 * with any name that the step does not have. Unchecked boxes arrive as nothing and are kept as nothing.
 */
export function takePosted(fields: readonly FormField[], posted: URLSearchParams): Posted {
  const asked = askedFields(fields)
  const names = new Set(asked.flatMap(inputNames))
  for (const name of new Set(posted.keys())) {
    if (names.has(name) || isRowInput(asked, name)) continue
    return { kind: 'refused', reason: isShown(fields, name) ? 'locked' : 'unknown' }
  }

  const answers = Object.fromEntries(asked.flatMap((field) => typedOf(field, posted)))
  const tooLong = Object.values(answers)
    .flat()
    .some((text) => text.length > limit)
  return tooLong ? { kind: 'refused', reason: 'too-long' } : { kind: 'typed', answers }
}

function inputNames(field: AskedField): string[] {
  const names = field.inputs.map((input) => input.name)
  return field.layout === 'rows' ? [...names, `${field.name}-rows`] : names
}

/** A row that another tab has just removed is old, not forged. */
function isRowInput(asked: readonly AskedField[], name: string): boolean {
  return asked.some((field) => field.layout === 'rows' && new RegExp(`^${field.name}-\\d{1,2}-`).test(name))
}

function isShown(fields: readonly FormField[], name: string): boolean {
  return fields.some((field) => field.kind === 'shown' && (name === field.name || name.startsWith(`${field.name}-`)))
}

function typedOf(field: AskedField, posted: URLSearchParams): [string, string | string[]][] {
  const inputs = field.inputs.map((input): [string, string | string[]] => {
    return [input.name, input.type === 'choices' ? posted.getAll(input.name) : (posted.get(input.name) ?? '')]
  })
  return field.layout === 'rows' ? [...inputs, [`${field.name}-rows`, posted.get(`${field.name}-rows`) ?? '0']] : inputs
}
