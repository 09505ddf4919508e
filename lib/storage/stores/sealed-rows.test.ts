import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { schemaTables } from '../schema/tables.ts'
import { sealedRows, sealedTables } from './sealed-rows.ts'

test('S24: every sealed column of the schema is sealed anew when a key is rotated', () => {
  const inSchema = schemaTables.flatMap((table) => {
    const { name, columns } = getTableConfig(table)
    return columns.filter((column) => column.getSQLType() === 'bytea').map((column) => `${name}.${column.name}`)
  })
  const known = sealedTables.map((name) => `${name}.${sealedRows[name].sealed.name}`)

  expect(known.sort()).toEqual(inSchema.sort())
})
