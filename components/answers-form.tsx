'use client'

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type FieldErrors, useForm } from 'react-hook-form'
import { type AnswerProblem, type AnswerProblems, answersSchema, type CheckedField } from '@/lib/onboarding/answers.ts'
import { ErrorSummary, type SummaryLine } from './error-summary.tsx'
import { Problems } from './problems.tsx'

type Answers = { [input: string]: string | string[] | undefined }

/**
 * A step of the form, checked before it is sent by the schema that the server uses.
 *
 * The inputs are drawn by the server and belong to the document: without scripts the form posts as it stands, and the
 * server's own findings (`found`) are drawn in the same places. With scripts, React Hook Form keeps what is wrong, and
 * the answers are read from the form itself.
 */
export function AnswersForm({
  action,
  fields,
  today,
  found,
  texts,
  words,
  children,
}: {
  action: string
  fields: readonly CheckedField[]
  today: string
  found: AnswerProblems
  texts: { [input: string]: Partial<Record<AnswerProblem, string>> }
  words: { error: string; summary: string }
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)
  const checked = useRef(false)

  const check = useMemo(() => standardSchemaResolver(answersSchema(fields, today)), [fields, today])
  const errorsFound = useMemo(() => asErrors(found), [found])
  const {
    handleSubmit,
    trigger,
    formState: { errors },
  } = useForm<Answers>({
    resolver: (_, context, options) => check(readAnswers(form.current, fields), context, options),
    errors: errorsFound,
    shouldFocusError: false,
  })

  const byInput = textsOf(errors, texts)
  const lines = linesOf(fields, byInput)
  useMarks({ form, summary, names: lines.map(({ input }) => input).join(), error: words.error, byInput })

  function send(event: FormEvent<HTMLFormElement>) {
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    if (checked.current || submitter?.hasAttribute('formnovalidate')) {
      checked.current = false
      return
    }
    void handleSubmit(
      () => {
        checked.current = true
        form.current?.requestSubmit(submitter)
      },
      () => requestAnimationFrame(() => summary.current?.focus()),
    )(event)
  }

  function recheck({ target }: FormEvent<HTMLFormElement>) {
    if (lines.length === 0 || !('name' in target)) return
    const field = fields.find(({ inputs }) => inputs.some(({ name }) => name === target.name))
    if (field) void trigger(field.inputs.map(({ name }) => name))
  }

  return (
    <Problems value={{ error: words.error, byInput }}>
      <ErrorSummary ref={summary} title={words.summary} lines={lines} />
      <form ref={form} method="post" action={action} noValidate onSubmit={send} onChange={recheck}>
        {children}
      </form>
    </Problems>
  )
}

function asErrors(found: AnswerProblems): FieldErrors<Answers> {
  return Object.fromEntries(Object.entries(found).map(([input, message]) => [input, { type: 'custom', message }]))
}

function readAnswers(form: HTMLFormElement | null, fields: readonly CheckedField[]): Answers {
  const data = new FormData(form ?? undefined)
  const inputs = fields.flatMap((field) => field.inputs)
  return Object.fromEntries(
    inputs.map(({ name, type }) => [
      name,
      type === 'choices' ? data.getAll(name).map(String) : String(data.get(name) ?? ''),
    ]),
  )
}

function textsOf(errors: FieldErrors<Answers>, texts: { [input: string]: Partial<Record<string, string>> }) {
  return Object.fromEntries(
    Object.entries(errors).map(([input, error]) => {
      const problem = String(error?.message ?? '')
      return [input, texts[input]?.[problem] ?? texts[input]?.required]
    }),
  )
}

/** One line for each input in the form's order; a date's three boxes have the same text and one line. */
function linesOf(fields: readonly CheckedField[], byInput: { [input: string]: string | undefined }): SummaryLine[] {
  const lines: SummaryLine[] = []
  for (const { name } of fields.flatMap((field) => field.inputs)) {
    const text = byInput[name]
    if (text && lines.at(-1)?.text !== text) lines.push({ input: name, text })
  }
  return lines
}

/** Tells the rest of the document: which inputs are invalid, and that the page has errors. */
function useMarks({
  form,
  summary,
  names,
  error,
  byInput,
}: {
  form: { current: HTMLFormElement | null }
  summary: { current: HTMLElement | null }
  names: string
  error: string
  byInput: { [input: string]: string | undefined }
}) {
  useEffect(() => {
    for (const input of form.current?.querySelectorAll<HTMLElement>('[data-checked]') ?? []) {
      if (byInput[input.dataset.checked ?? '']) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    }
  }, [form, byInput])

  useEffect(() => {
    const title = document.title.replace(`${error} `, '')
    document.title = names ? `${error} ${title}` : title
  }, [names, error])

  useEffect(() => summary.current?.focus(), [summary])
}
