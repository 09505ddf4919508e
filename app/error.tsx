'use client'

import { useFailureWords } from '@/components/site/failure-words.tsx'

/** A page that could not be drawn: what was kept, what to do now, the other way. */
export default function FailedPage() {
  const { title, text, phone, again, home, byHand, reference } = useFailureWords()
  // Every page loads this one beforehand, hence no part of ours that can do more.
  const [before, after] = text.split(phone)
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{title}</h1>
      <p className="mt-4 text-lead text-ink-soft">
        {before}
        {after !== undefined && (
          <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className="whole">
            {phone}
          </a>
        )}
        {after}
      </p>
      <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          {again}
        </button>
        {byHand && (
          <a href={byHand.href} className="inline-block py-2">
            {byHand.text}
          </a>
        )}
        <a href="/" className="inline-block py-2">
          {home}
        </a>
      </p>
      <p className="mt-8 text-small text-ink-soft">{reference}</p>
    </main>
  )
}
