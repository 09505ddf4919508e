'use client'

import { useEffect } from 'react'

/** Tells the rest of the document: which inputs are invalid, and that the page has errors. */
export function useErrorMarks({
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
