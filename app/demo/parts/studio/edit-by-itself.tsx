'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const settled = 700

/** Sends a form as it is being typed in, and draws the page anew; without scripts its own button does. */
export function EditByItself({ form: id }: { form: string }) {
  const router = useRouter()
  useEffect(() => {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    async function send(sent: HTMLFormElement) {
      const fields = [...new FormData(sent)].map(([name, value]) => [name, String(value)])
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
  }, [id, router])
  return null
}
