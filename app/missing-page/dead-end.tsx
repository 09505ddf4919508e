import type { ReactNode } from 'react'

/** A page where there is nothing: what became of it, and the way on. */
export function DeadEnd({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main id="main" className="page column">
      <h1 className="text-h1">{title}</h1>
      <p className="mt-4 mb-8 text-lead text-ink-soft">{text}</p>
      {children}
    </main>
  )
}
