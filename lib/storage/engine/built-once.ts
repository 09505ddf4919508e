import { createHash } from 'node:crypto'
import { fillPlaceholders, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { NamedStatement } from './by-name.ts'

/**
 * A statement whose text is built once, and is sent with the values of its placeholders by name. Its own name is a hash of
 * its text: where connections are shared, a name leads to the same text whoever has given it.
 */
export function builtOnce(statement: SQL): (values: Record<string, unknown>) => NamedStatement {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement)
  const name = createHash('sha256').update(text).digest('base64url')
  return (values) => ({ name, text, values: fillPlaceholders(params, values) })
}

/** Inserts the row that goes by a name (see `named`), once for each row of a source. */
export function insertion(name: string, table: PgTable, source: SQL): SQL {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const values = columns.map(([key, column]) => {
    const encoder = { mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)) }
    return sql`${sql.param(sql.placeholder(`${name}.${key}`), encoder)}::${sql.raw(column.getSQLType())}`
  })
  return sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)} from ${source}`
}

/** The values of a row, by the names of their placeholders. */
export function named(name: string, row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [`${name}.${key}`, value]))
}

/** Adds the audit's entry that goes by the name of `entry` (see `sealEntry`). */
export const appendsEntry: SQL = sql`append_audit(${entry('at')}::timestamptz, ${entry('event')}, ${entry('object')},
  ${entry('keyId')}, ${entry('nonce')}, ${entry('token')})`

function entry(name: string) {
  return sql.placeholder(`entry.${name}`)
}
