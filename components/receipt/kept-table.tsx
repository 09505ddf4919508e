import type { KeptRow } from './kept-rows.ts'

/** What is deleted and what is kept, each with its time. */
export function KeptTable({ title, rows }: { title: string; rows: readonly KeptRow[] }) {
  return (
    <table className="kept">
      <caption className="sr-only">{title}</caption>
      <tbody>
        {rows.map(({ when, what }) => (
          <tr key={when}>
            <th scope="row">{when}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
