'use client'

import { GivenText } from './given-text.tsx'

/** A label, the text beside it, and the text's language where it is not the page's. */
export type PanelLine = readonly [label: string, text: string, language?: string]

/**
 * Labels and values, a line each where they fit. Drawn from plain lines on both sides, since a page carries what a
 * client component is given, and drawn elements are many times as long.
 */
export function PanelLines({ lines }: { lines: readonly PanelLine[] }) {
  return (
    <dl className="panel-rows">
      {lines.map(([label, text, language]) => (
        <div key={label} {...(isLong(text) && { className: 'panel-tall' })}>
          <dt>{label}</dt>
          <dd>
            <GivenText text={text} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** An address, or words that would not stand beside their label. */
function isLong(text: string): boolean {
  return text.includes('\n') || text.length > 34
}
