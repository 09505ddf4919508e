import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { withClosedErrors } from '../../engine/availability.ts'
import { builtOnce } from '../../engine/built-once.ts'
import { queryByName } from '../../engine/by-name.ts'
import type { Database } from '../../store-parts.ts'

/** A row of several tables; each column under the name of its place: `draft.updated_at`. */
export type JoinedRow = Readonly<Record<string, unknown>>

/** A question whose text is built once. */
export function question(statement: SQL) {
  const query = builtOnce(statement)
  return async (database: Database, values: Record<string, unknown>): Promise<JoinedRow[]> => {
    const { rows } = await withClosedErrors(() => queryByName(database.$client, query(values)))
    return rows
  }
}

/** Selects every column of a table that stands under a name. */
export function columnsOf(place: string, table: PgTable): SQL {
  const columns = Object.values(getTableColumns(table)).map(({ name }) => {
    return sql`${sql.identifier(place)}.${sql.identifier(name)} as ${sql.identifier(`${place}.${name}`)}`
  })
  return sql.join(columns, sql`, `)
}

/** The row of one table; undefined where none was joined. The table's first column is never null. */
export function rowOf<Table extends PgTable>(
  place: string,
  table: Table,
  joined: JoinedRow,
): Table['$inferSelect'] | undefined {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]): [string, unknown] => {
    const value = joined[`${place}.${column.name}`] ?? null
    return [key, value === null ? null : column.mapFromDriverValue(value)]
  })
  return columns[0]?.[1] === null ? undefined : Object.fromEntries(columns)
}
