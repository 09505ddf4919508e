'use client'

import { type FocusEvent, type FormEvent, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { checkedFrom, type SentField } from '@/lib/onboarding/answers/sent-fields.ts'
import type { AnswerProblem, AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { answersFormId } from '../site/answers-address.ts'
import { Problems } from '../site/problems.tsx'
import { inputsOf, linesOf, textsOf } from './form-answers.ts'
import { ErrorSummary } from './problems/error-summary.tsx'
import { useErrorMarks } from './problems/use-error-marks.ts'
import { loadChecks, useChecks } from './use-checks.ts'

/**
 * A step of the form, checked before it is sent by the schema that the server uses.
 *
 * The inputs are drawn by the server and belong to the document: without scripts the form posts as it stands, and the
 * server's own findings (`found`) are drawn in the same places. With scripts, React Hook Form keeps what is wrong once it
 * is needed, and the answers are read from the form itself.
 */
export function AnswersForm({
  action,
  fields: sent,
  today,
  found,
  texts,
  words,
  children,
}: {
  action: string
  fields: readonly SentField[]
  today: string
  found: AnswerProblems
  texts: { [input: string]: Partial<Record<AnswerProblem, string>> }
  words: { error: string; summary: string }
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)

  const fields = useMemo(() => checkedFrom(sent), [sent])
  const { errors, submitCount, checkAll, checkSome } = useChecks({ form, fields, today, found })
  const byInput = textsOf(errors, texts)
  const lines = linesOf(fields, byInput)
  useErrorMarks({ form, summary, submitCount, failed: lines.length > 0, error: words.error, byInput })

  const send = useCheckedSending(form, checkAll)

  function recheck({ target }: FormEvent<HTMLFormElement>) {
    if (lines.length === 0 || !('name' in target)) return
    const field = fields.find((candidate) => inputsOf([candidate]).some(({ name }) => name === target.name))
    if (field) void checkSome(inputsOf([field]).map(({ name }) => name))
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

/** Sends the form once its answers pass, with the button that was pressed; a button that asks for no check is let through. */
function useCheckedSending(form: RefObject<HTMLFormElement | null>, checkAll: () => Promise<boolean>) {
  const checked = useRef(false)
  return (event: FormEvent<HTMLFormElement>) => {
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    if (checked.current || submitter?.hasAttribute('formnovalidate')) {
      checked.current = false
      return
    }
    event.preventDefault()
    void checkAll().then((passes) => {
      if (!passes) return
      // In a task of its own: a form ignores a request to submit while it still handles the last one.
      setTimeout(() => {
        checked.current = true
        form.current?.requestSubmit(submitter)
      })
    })
  }
}

/** Loads the checks when an input takes the focus; the heading, which takes it when the page opens, does not count. */
function warmUp({ target }: FocusEvent<HTMLFormElement>) {
  if ('name' in target) void loadChecks().catch(() => undefined)
}
