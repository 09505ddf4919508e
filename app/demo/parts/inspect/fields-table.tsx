import type { ShownFields } from 'singpass-client'
import { meaningOf } from './meanings.ts'
import { textOf } from './texts.ts'

/** Names, values and what each is for; nothing where there is none. */
export function FieldsTable({ title, fields }: { title: string; fields: ShownFields | undefined }) {
  const entries = Object.entries(fields ?? {})
  if (entries.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <table className="demo-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">What it is for</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{textOf(value)}</td>
              <td className="demo-soft">{meaningOf(name, title)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
