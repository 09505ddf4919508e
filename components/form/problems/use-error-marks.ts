'use client'

import { useEffect } from 'react'

/**
 * Tells the rest of the document what is wrong: which inputs are invalid, and that the page has errors.
 *
 * The summary takes the focus when the page opens with one, and after each submit that was refused.
 */
export function useErrorMarks({
  form,
  summary,
  submitCount,
  failed,
  error,
  byInput,
}: {
  form: { current: HTMLFormElement | null }
  summary: { current: HTMLElement | null }
  submitCount: number
  failed: boolean
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
    document.title = failed ? `${error} ${title}` : title
  }, [failed, error])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the count is what this waits for
  useEffect(() => summary.current?.focus(), [summary, submitCount])
}
