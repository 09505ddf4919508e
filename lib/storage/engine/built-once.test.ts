import { sql } from 'drizzle-orm'
import { pgTable, text as string, timestamp } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { builtOnce, insertion } from './built-once.ts'

const visits = pgTable('visits', { id: string(), subject: string(), startedAt: timestamp('started_at') })
const at = new Date('2026-11-30T01:02:03.004Z')
const visit = { id: 'id', subject: null, startedAt: at }

test('a statement is sent with values by the names of its placeholders, and with rows by their names', () => {
  const statement = builtOnce(sql`${insertion('visit', visits, sql`free`)} where ${sql.placeholder('now')}`)
  const { text, values } = statement({ visit, now: 'now' })

  expect(text).toContain('insert into "visits" ("id", "subject", "started_at")')
  expect(values).toEqual(['id', null, at.toISOString(), 'now'])
})

test.each([
  ['now', { visit }],
  ['visit.id', { visit: { ...visit, id: undefined }, now: 'now' }],
  ['visit.id', { now: 'now' }],
])('a statement without a value for %s is not sent', (name, values) => {
  const statement = builtOnce(sql`${sql.placeholder('visit.id')} ${sql.placeholder('now')}`)

  expect(() => statement(values)).toThrow(name)
})
