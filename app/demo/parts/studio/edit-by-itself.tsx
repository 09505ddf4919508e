'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { mostBytes, postedBytes, sizeSaid } from '@/lib/demo/studio/size.ts'

const settled = 700

interface Props {
  /** The id of the form. */
  form: string
  /** The id of what says how large the text is; absent where there is no text. */
  size?: string
}

/** Sends a form as it is being typed in, and draws the page anew; without scripts its own button does. */
export function EditByItself({ form: id, size }: Props) {
  const router = useRouter()
  useEffect(() => {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    async function send(sent: HTMLFormElement) {
      const fields = [...new FormData(sent)].map(([name, value]) => [name, String(value)])
      if (size !== undefined && !saySize(size, String(new FormData(sent).get('text')))) return
      await fetch(sent.action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
      router.refresh()
    }
    function onInput() {
      clearTimeout(timer)
      if (form instanceof HTMLFormElement) timer = setTimeout(() => void send(form), settled)
    }
    form.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', onInput)
    }
  }, [id, size, router])
  return null
}

/** Says how much room a text takes; false where it takes more than there is. */
function saySize(id: string, text: string): boolean {
  const told = document.getElementById(id)
  if (told) told.textContent = sizeSaid(text)
  return postedBytes(text) <= mostBytes
}
