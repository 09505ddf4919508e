import type { ReactNode } from 'react'

interface Row {
  key: string
  step: ReactNode
  fapi: ReactNode
  v3: ReactNode
}

/** Both generations side by side: a row for each step of a trip. */
export function GenerationsTable({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="demo-table demo-cards demo-words">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">FAPI 2.0</th>
          <th scope="col">Myinfo v3</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, step, fapi, v3 }) => (
          <tr key={key}>
            <th scope="row">{step}</th>
            <td data-label="FAPI 2.0">{fapi}</td>
            <td data-label="Myinfo v3">{v3}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
