'use client'

import { GivenText } from './given-text.tsx'

/** Words beyond these would not stand beside their label. */
const longest = 34

/** A label, the text beside it, and the text's language where it is not the page's. */
export type PanelLine = readonly [label: string, text: string, language?: string]

/**
 * Labels and values, a line each where they fit. Drawn from plain lines on both sides, since a page carries what a
 * client component is given, and drawn elements are many times as long.
 */
export function PanelLines({
  lines,
  tight = false,
}: {
  lines: readonly PanelLine[]
  /** They are of one record, whose name stands above them. */
  tight?: boolean
}) {
  return (
    <dl className={tight ? 'panel-rows panel-rows-tight' : 'panel-rows'}>
      {lines.map(([label, text, language], index) => {
        const isTall = text.includes('\n') || (!tight && text.length > longest)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two members may be called the same, and lines never move
          <div key={index} {...(isTall && { className: 'panel-tall' })}>
            <dt>{label}</dt>
            <dd>
              <GivenText text={text} language={language} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
