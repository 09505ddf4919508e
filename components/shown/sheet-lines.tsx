'use client'

import { GivenText } from './given-text.tsx'

/** A label, the text beside it, the text's language where it is not the page's, and whether it is an amount. */
export type SheetLine = readonly [label: string, text: string, language?: string, isAmount?: boolean]

/** The members of a record, one a line. Drawn from plain lines on both sides, as `PanelLines` are. */
export function SheetLines({
  title,
  titleShown,
  lines,
}: {
  title: string
  /** Otherwise it is heard only. */
  titleShown?: boolean
  lines: readonly SheetLine[]
}) {
  return (
    <table className="sheet">
      <caption {...(!titleShown && { className: 'sr-only' })}>{title}</caption>
      <tbody>
        {lines.map(([label, text, language, isAmount], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two members may be called the same, and never move
          <tr key={index}>
            <th scope="row">{label}</th>
            <td {...(isAmount && { className: 'amount' })}>
              <GivenText text={text} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
