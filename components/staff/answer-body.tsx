import type { ReceiptBody } from '@/lib/receipt/content.ts'

/** One answer as it was given: lines, a table, or parts with their names. */
export function AnswerBody({ body }: { body: ReceiptBody }) {
  if (body.kind === 'text') return <span className="lines">{body.lines.join('\n')}</span>
  if (body.kind === 'table') return <AnswerTable {...body} />
  return body.sheets.map(({ title, lines }) => (
    <dl className="pairs" key={`${title} ${JSON.stringify(lines)}`}>
      {title && (
        <div className="pairs-title">
          <dt>{title}</dt>
          <dd />
        </div>
      )}
      {lines.map(({ label, text }) => (
        <div key={`${label} ${text}`}>
          <dt>{label}</dt>
          <dd className="lines">{text}</dd>
        </div>
      ))}
    </dl>
  ))
}

function AnswerTable({ head, rows }: Extract<ReceiptBody, { kind: 'table' }>) {
  return (
    <details className="fold">
      <summary>
        {rows.length} {rows.length === 1 ? 'row' : 'rows'}
      </summary>
      <table className="rows">
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal, and never move
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={head[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
