'use client'

import { type FocusEvent, type FormEvent, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { type Resolver, type UseFormHandleSubmit, useForm } from 'react-hook-form'
import type { CheckedField } from '@/lib/onboarding/answers/answers-schema.ts'
import type { AnswerProblem, AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { answersFormId } from '../site/answers-address.ts'
import { Problems } from '../site/problems.tsx'
import type { Answers } from './answers-resolver.ts'
import { asErrors, inputsOf, linesOf, notOffered, readAnswers, textsOf } from './form-answers.ts'
import { ErrorSummary } from './problems/error-summary.tsx'
import { useErrorMarks } from './problems/use-error-marks.ts'

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

  const {
    handleSubmit,
    trigger,
    formState: { errors, submitCount },
  } = useForm<Answers>({
    resolver: (_, context, options) => check({ form: form.current, fields, today }, context, options),
    errors: useFound(found),
    shouldFocusError: false,
  })

  const byInput = textsOf(errors, texts)
  const lines = linesOf(fields, byInput)
  useErrorMarks({ form, summary, submitCount, failed: lines.length > 0, error: words.error, byInput })

  const send = useCheckedSending(form, handleSubmit)

  function recheck({ target }: FormEvent<HTMLFormElement>) {
    if (lines.length === 0 || !('name' in target)) return
    const field = fields.find((candidate) => inputsOf([candidate]).some(({ name }) => name === target.name))
    if (field) void trigger(inputsOf([field]).map(({ name }) => name))
  }

  return (
    <Problems value={{ error: words.error, byInput }}>
      <ErrorSummary ref={summary} title={words.summary} lines={lines} />
      <form
        ref={form}
        id={answersFormId}
        method="post"
        action={action}
        noValidate
        onSubmit={send}
        onChange={recheck}
        onFocus={warmUp}
      >
        {children}
      </form>
    </Problems>
  )
}

/** What the server found, for as long as it finds the same: a step that is drawn anew keeps what was found here. */
function useFound(found: AnswerProblems) {
  const content = JSON.stringify(found)
  return useMemo(() => asErrors(JSON.parse(content)), [content])
}

/** Sends the form once its answers pass, with the button that was pressed; a button that asks for no check is let through. */
function useCheckedSending(form: RefObject<HTMLFormElement | null>, handleSubmit: UseFormHandleSubmit<Answers>) {
  const checked = useRef(false)
  return (event: FormEvent<HTMLFormElement>) => {
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    if (checked.current || submitter?.hasAttribute('formnovalidate')) {
      checked.current = false
      return
    }
    void handleSubmit(() => {
      // In a task of its own: a form ignores a request to submit while it still handles the last one.
      setTimeout(() => {
        checked.current = true
        form.current?.requestSubmit(submitter)
      })
    })(event)
  }
}

/** Loads the checks when an input takes the focus; the heading, which takes it when the page opens, does not count. */
function warmUp({ target }: FocusEvent<HTMLFormElement>) {
  if ('name' in target) void loadResolver().catch(() => undefined)
}

/**
 * Checks what stands in the form. The schema comes with the first need for it; should it not come, nothing is found
 * here, and the server finds it.
 */
async function check(
  { form, fields, today }: { form: HTMLFormElement | null; fields: readonly CheckedField[]; today: string },
  ...rest: [unknown, Parameters<Resolver<Answers>>[2]]
) {
  const typed = readAnswers(form, fields)
  const loaded = await loadResolver().catch(() => undefined)
  const unlisted = asErrors(notOffered(form, fields))
  const checked = loaded ? await loaded.answersResolver(fields, today)(typed, ...rest) : { values: typed, errors: {} }
  const errors = { ...unlisted, ...checked.errors }
  return Object.keys(errors).length > 0 ? { values: {}, errors } : checked
}

function loadResolver() {
  return import('./answers-resolver.ts')
}
