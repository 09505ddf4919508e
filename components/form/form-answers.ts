import type { FieldErrors } from 'react-hook-form'
import type { CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import { suggestedName } from '@/lib/onboarding/inputs/input-name.ts'
import type { SummaryLine } from './problems/error-summary.tsx'

/** What is typed, by input. */
export type Answers = { [input: string]: string | string[] | undefined }

export function asErrors(found: AnswerProblems): FieldErrors<Answers> {
  return Object.fromEntries(Object.entries(found).map(([input, message]) => [input, { type: 'custom', message }]))
}

export function readAnswers(form: HTMLFormElement | null, fields: readonly CheckedField[]): Answers {
  const data = new FormData(form ?? undefined)
  const inputs = inputsOf(fields)
  return Object.fromEntries(
    inputs.map(({ name, type }) => [
      name,
      type === 'choices'
        ? data.getAll(name).map(String)
        : String(data.get(suggestedName(name)) || (data.get(name) ?? '')),
    ]),
  )
}

/** Lists that hold a text which is none of their choices: it was typed into the box that searches them. */
export function notOffered(form: HTMLFormElement | null, fields: readonly CheckedField[]): AnswerProblems {
  const held = form?.querySelectorAll<HTMLOptionElement>('option[data-own]:checked') ?? []
  const names = Array.from(held, ({ value, parentElement }) =>
    value ? parentElement?.getAttribute('name') : undefined,
  )
  const found = inputsOf(fields).filter(({ name }) => names.includes(name))
  return Object.fromEntries(found.map(({ name }) => [name, 'not-offered' as const]))
}

export function textsOf(errors: FieldErrors<Answers>, texts: { [input: string]: Partial<Record<string, string>> }) {
  return Object.fromEntries(
    Object.entries(errors).map(([input, error]) => {
      const problem = String(error?.message ?? '')
      return [input, texts[input]?.[problem] ?? texts[input]?.required]
    }),
  )
}

/** One line for each input in the form's order; a date's three boxes have the same text and one line. */
export function linesOf(
  fields: readonly CheckedField[],
  byInput: { [input: string]: string | undefined },
): SummaryLine[] {
  const lines: SummaryLine[] = []
  for (const { name } of inputsOf(fields)) {
    const text = byInput[name]
    if (text && lines.at(-1)?.text !== text) lines.push({ input: name, text })
  }
  return lines
}

/** Every control of some fields, in order. */
export function inputsOf(fields: readonly CheckedField[]): Input[] {
  return fields.flatMap(({ values }) => values.flatMap(({ inputs }) => inputs))
}
