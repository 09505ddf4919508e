import pg from 'pg'

/** The statements of a store sent by nothing but the driver: named, each value ready, what is sealed sealed already. */
export interface BareStatements {
  /** Takes an attempt, and keeps what a callback brought, in a transaction. */
  keepLogin(login: { state: string; id: string }): Promise<void>
  /** Stores an application of a draft, in a transaction. */
  submit(draft: string): Promise<void>
  close(): Promise<void>
}

type Statement = [name: string, text: string, values: unknown[]]

/** Two kilobytes, as a sealed person or application has. */
const SEALED = Buffer.alloc(2_048, 'x')

const AUDIT = "select append_audit(now(), $1, 'object', 'bench', $2, 'token')"

/** Connects to a database that has the tables. */
export function openBareStatements(url: string, connections = 10): BareStatements {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  return {
    async keepLogin({ state, id }) {
      await pool.query({ name: 'take', text: TAKE, values: [state] })
      await inTransaction(pool, keeping(state, id))
    },
    submit: (draft) => inTransaction(pool, submitting(draft)),
    close: () => pool.end(),
  }
}

const TAKE = `with open as (select state_hash, attempt from attempts
    where state_hash = $1 and taken_at is null and expires_at > now() for update)
  update attempts a set taken_at = now(), attempt = null from open where a.state_hash = open.state_hash
  returning a.browser, a.product, open.attempt`

function keeping(state: string, id: string): Statement[] {
  return [
    [
      'session',
      "insert into sessions values ($1, $1, $1, now(), now() + interval '30 min', now() + interval '4 h')",
      [id],
    ],
    [
      'retrieval',
      `insert into retrievals (id, session, product, connection, api, person, key_id, retrieved_at, expires_at)
       values ($1, $1, 'p', 'fapi', 'fapi-2.0', $2, 'bench', now(), now() + interval '30 min')`,
      [id, SEALED],
    ],
    [
      'left',
      'select * from drafts where subject = $1 and product = $2 order by updated_at limit 1 for update',
      [id, 'p'],
    ],
    [
      'draft',
      `insert into drafts (id, session, subject, product, language, answers, key_id, updated_at, expires_at)
       values ($1, $1, $1, 'p', 'en', $2, 'bench', now(), now() + interval '7 days')`,
      [id, SEALED.subarray(0, 300)],
    ],
    ['end', "update attempts set outcome = 'retrieved', attempt = null where state_hash = $1", [state]],
    ['audit', AUDIT, ['retrieved', id]],
  ]
}

function submitting(draft: string): Statement[] {
  return [
    ['lock', 'select * from drafts where id = $1 and expires_at > now() for update', [draft]],
    [
      'application',
      `insert into applications
         (reference, draft, session, product, connection, api, language, status, answers, key_id, received_at)
       values ($1, $1, $1, 'p', 'none', 'none', 'en', 'received', $2, 'bench', now())`,
      [draft, SEALED],
    ],
    ['done', 'update drafts set reference = $1, answers = null where id = $1', [draft]],
    ['forget', "delete from retrievals where session = $1 and product = 'p'", [draft]],
    ['audit', AUDIT, ['submitted', draft]],
  ]
}

async function inTransaction(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [name, text, values] of statements) await client.query({ name, text, values })
    await client.query('commit')
  } finally {
    client.release()
  }
}
