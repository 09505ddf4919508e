import { createHash } from 'node:crypto'
import { getTableColumns, is, Param, Placeholder, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { NamedStatement } from './by-name.ts'

/** What a statement is sent with: values by the names of placeholders, and rows by the part before the dot: `draft.id`. */
type Values = Readonly<Record<string, unknown>>

/**
 * A statement whose text is built once, and is sent with the values of its placeholders by name. Its own name is a hash of
 * its text: where connections are shared, a name leads to the same text whoever has given it.
 */
export function builtOnce(statement: SQL): (values: Values) => NamedStatement {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement)
  const name = createHash('sha256').update(text).digest('base64url')
  const readers = params.map(readerOf)
  return (values) => ({ name, text, values: readers.map((read) => read(values)) })
}

function readerOf(parameter: unknown): (values: Values) => unknown {
  if (is(parameter, Placeholder)) return memberOf(parameter.name)
  if (!is(parameter, Param) || !is(parameter.value, Placeholder)) return () => parameter
  const [{ encoder }, read] = [parameter, memberOf(parameter.value.name)]
  return (values) => encoder.mapToDriverValue(read(values))
}

/** A value that nobody gave would be stored as null. */
function memberOf(placeholder: string): (values: Values) => unknown {
  const [name = '', member] = placeholder.split('.')
  return (values) => {
    const value = member === undefined ? values[name] : Object(values[name])[member]
    if (value === undefined) throw new Error(`the statement lacks a value for "${placeholder}"`)
    return value
  }
}

/** Inserts the row that is given by a name, once for each row of a source. */
export function insertion(name: string, table: PgTable, source: SQL): SQL {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const values = columns.map(([key, column]) => {
    const encoder = { mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)) }
    return sql`${sql.param(sql.placeholder(`${name}.${key}`), encoder)}::${sql.raw(column.getSQLType())}`
  })
  return sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)} from ${source}`
}

/** Adds the audit's entry that is given as `entry` (see `sealEntry`). */
export const appendsEntry: SQL = sql`append_audit(${entry('at')}::timestamptz, ${entry('event')}, ${entry('object')},
  ${entry('keyId')}, ${entry('nonce')}, ${entry('token')})`

function entry(name: string) {
  return sql.placeholder(`entry.${name}`)
}
