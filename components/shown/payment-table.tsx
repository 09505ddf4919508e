import { GivenText } from './given-text.tsx'

/** Every payment, in groups of those of one payer that follow each other: the payer, and a row of texts for each. */
export function PaymentTable({
  title,
  columns,
  groups,
}: {
  title: string
  columns: readonly string[]
  groups: readonly (readonly [payer: string, rows: readonly (readonly string[])[]])[]
}) {
  return (
    <table className="payments">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(([payer, rows], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own and never move
        <tbody key={index}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length}>
              <GivenText text={payer} />
            </th>
          </tr>
          {rows.map((texts, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
            <tr key={row}>
              {texts.map((text, column) => (
                <td key={columns[column]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
