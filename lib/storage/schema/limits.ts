import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** Counts of uses, of which nothing is lost by a crash but the counts. The columns are those of `rate-limiter-flexible`. */
export const limits = pgTable(
  'limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('limits_expire').on(table.expire)],
)
