import type { KeptRow } from './kept-rows.ts'

/** What is deleted and what is kept, each with its time. */
export function KeptTable({ title, rows }: { title: string; rows: readonly KeptRow[] }) {
  return (
    <table className="kept">
      <caption className="sr-only">{title}</caption>
      <tbody>
        {rows.map(({ when, what, parts }) => (
          <tr key={when}>
            <th scope="row">{when}</th>
            <td>
              {what}
              {parts && (
                <dl className="mt-2 space-y-2">
                  {parts.map((part) => (
                    <div key={part.of}>
                      <dt className="font-semibold">{part.of}</dt>
                      <dd>{part.what}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
