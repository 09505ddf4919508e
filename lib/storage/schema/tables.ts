import { is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import * as applications from './applications.ts'
import * as audit from './audit.ts'
import * as delivery from './delivery.ts'
import * as drafts from './drafts.ts'
import * as limits from './limits.ts'
import * as login from './login.ts'
import * as staff from './staff.ts'

/** Every table of the schema, in no order. */
export const schemaTables: readonly PgTable[] = [applications, audit, delivery, drafts, limits, login, staff]
  .flatMap((tables) => Object.values(tables))
  .filter((value) => is(value, PgTable))
