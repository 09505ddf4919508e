import pg from 'pg'
import { expect, test } from 'vitest'
import { MigrationsPending } from '../errors.ts'
import { openTestDatabase } from '../testing/server.ts'
import { migrateDatabase } from './migrate.ts'

const database = await openTestDatabase()
const role = `app_${Math.abs(Number.parseInt(database.url.slice(-6), 16))}`

/** The address of the same database for the role that runs the application. */
async function addressOfRole(): Promise<string> {
  await database.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login password 'not-real'; end if;
  end $$`)
  const address = new URL(database.url)
  address.username = role
  address.password = 'not-real'
  return address.href
}

async function asRole(statement: string): Promise<string> {
  const client = new pg.Client(await addressOfRole())
  await client.connect()
  try {
    await client.query(statement)
    return 'done'
  } catch (error) {
    return String(Object(error).code)
  } finally {
    await client.end()
  }
}

test('a role that was granted the use of the tables runs the application, and needs to create nothing', async () => {
  const url = await addressOfRole()
  await migrateDatabase(database.url, { role })
  const storage = database.storage({ url })
  await storage.migrate()
  const { session } = await storage.sessions.begin({ subject: 'subject-1' })
  const draft = await storage.drafts.open(session, 'savings-account')
  const application = {
    product: 'savings-account',
    connection: 'none',
    api: 'none',
    language: 'en' as const,
    values: [],
  }
  await storage.applications.submit({ session: session.id, draft: draft.id, application })

  expect(await storage.ready()).toBe(true)
  expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact', entries: 1 })
  await storage.purge()
})

test.each([
  ['create table mine (id int)', '42501'],
  ['alter table drafts add column more text', '42501'],
  ['drop table drafts', '42501'],
  ['truncate drafts', '42501'],
  ['alter table audit disable trigger audit_append_only', '42501'],
  ["update audit set event = 'x'", '42501'],
  ['delete from audit', '42501'],
  ["insert into audit values (0, 9, now(), 'x', 'x', 'x', 'x', 'x')", '42501'],
  ['update audit_slots set number = 0', '42501'],
  ['delete from drizzle.__drizzle_migrations', '42501'],
  ['select from audit', 'done'],
  ["delete from drafts where id = 'none'", 'done'],
])('the role that runs the application is answered %s with %s', async (statement, code) => {
  await migrateDatabase(database.url, { role })
  expect(await asRole(statement)).toBe(code)
})

test('a start that finds migrations to make, as a role that may not make them, ends and says how many', async () => {
  await migrateDatabase(database.url, { role })
  const [newest] = await database.query(
    'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *',
  )
  const storage = database.storage({ url: await addressOfRole() })

  await expect(storage.migrate()).rejects.toEqual(new MigrationsPending(1))
  await database.query('insert into drizzle.__drizzle_migrations values ($1, $2, $3)', [
    newest?.id,
    newest?.hash,
    newest?.created_at,
  ])
  await storage.migrate()
})

test('the limits of statements are defaults of the role, not startup parameters', async () => {
  const url = await addressOfRole()
  await migrateDatabase(database.url, { role })
  const storage = database.storage({ url })
  await storage.migrate()
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    "select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock",
  )
  await client.end()

  expect(rows).toEqual([{ statement: '5s', lock: '3s' }])
})
