'use client'

import { type AgencyLink, AgencyLinks } from './agency-links.tsx'

/** What to do when Myinfo is wrong, to unfold; drawn from its words, since drawn elements are many times as long. */
export function FoldedHelp({
  title,
  text,
  links,
  otherwise,
}: {
  title: string
  text: string
  links: readonly AgencyLink[]
  otherwise: string
}) {
  return (
    <details id="wrong" className="fold fold-link mt-3 text-small">
      <summary>{title}</summary>
      <p className="mt-1">{text}</p>
      <AgencyLinks links={links} />
      <p>{otherwise}</p>
    </details>
  )
}
