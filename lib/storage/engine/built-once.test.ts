import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sessions } from '../schema/login.ts'
import { builtOnce, insertion } from './built-once.ts'

const at = new Date('2026-11-30T01:02:03.004Z')
const session = { id: 'id', secretHash: 'hash', subject: null, createdAt: at, expiresAt: at, endsAt: at }

test('a statement is sent with values by the names of its placeholders, and with rows by their names', () => {
  const statement = builtOnce(sql`${insertion('session', sessions, sql`free`)} where ${sql.placeholder('now')}`)
  const { text, values } = statement({ session, now: 'now' })

  expect(text).toContain('insert into "sessions"')
  expect(values).toEqual(['id', 'hash', null, at.toISOString(), at.toISOString(), at.toISOString(), 'now'])
})

test.each([
  ['now', { session }],
  ['session.id', { session: { ...session, id: undefined }, now: 'now' }],
  ['session.id', { now: 'now' }],
])('a statement without a value for %s is not sent', (name, values) => {
  const statement = builtOnce(sql`${sql.placeholder('session.id')} ${sql.placeholder('now')}`)

  expect(() => statement(values)).toThrow(name)
})
