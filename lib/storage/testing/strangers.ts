/** How many rows of people that no test knows there are to be. */
export interface Crowd {
  applications: number
  /** Live sessions, each with a login, a retrieval, an unfinished draft and a private link. */
  sessions: number
}

interface Filling {
  /** Asks the database as its owner. */
  query(text: string, values?: unknown[]): Promise<unknown>
  /** What stands in the place of sealed answers: nobody opens them. */
  answers?: Buffer
  /** Of these many rows the first are there already. */
  from?: Crowd
  /** Is told after each batch. */
  report?(done: number, of: number, what: keyof Crowd): void
}

const BATCH = 20_000

/** Everybody is alive, so that nothing of them is removed. */
const rowsOf: Record<keyof Crowd, string> = {
  sessions: `
    insert into sessions select 's' || n, 's' || n, 'a' || n / 20, now(), now() + interval '1 day', now() + interval '1 day' from n;
    insert into attempts (state_hash, browser, product, connection, key_id, expires_at)
      select 't' || n, 'b' || n, 'p', 'fapi', 'test', now() + interval '1 day' from n;
    insert into retrievals (id, session, product, connection, api, person, key_id, retrieved_at, expires_at)
      select 'r' || n, 's' || n, 'p', 'fapi', 'fapi-2.0', 'x', 'test', now(), now() + interval '1 day' from n;
    insert into drafts (id, session, subject, product, language, answers, key_id, updated_at, expires_at)
      select 'd' || n, 's' || n, 'a' || n / 20, 'savings-account', 'en', 'x', 'test', now(), now() + interval '7 days' from n;
    insert into resume_links select 'd' || n, 'd' || n, now() + interval '7 days' from n;
    insert into limits select 'l' || n, 1, (extract(epoch from now()) * 1000)::bigint + 86400000 from n`,
  // One in ten thousand is of a product that few want, and one was typed by hand.
  applications: `
    insert into applications
      (reference, draft, session, subject, product, connection, api, language, status, answers, key_id, received_at, purge_after)
      select 'x' || n, 'f' || n, 's' || n, 'a' || n / 20,
        case when n % 10000 = 1 then 'rare' else (array['savings-account', 'credit-card'])[1 + n % 2] end,
        case when n % 10000 = 2 then 'none' else 'fapi' end, 'fapi-2.0', 'en',
        (array['received', 'accepted', 'declined', 'question'])[1 + n % 4], answers, 'test',
        now() - n * interval '1 minute', now() + interval '1 year' from n;
    insert into decisions (id, reference, position, decision, key_id, decided_by, decided_at)
      select 'c' || n, 'x' || n, 2, 'accepted', 'test', 'bank', now() from n;
    insert into deliveries (id, receiver, reference, position, event, version, state, created_at, due_at, settled_at)
      select 'v' || n, 'core', 'x' || n, 1, 'application.received', 1, 'delivered', now() - n * interval '1 minute', now(), now() from n;
    insert into staff_acts select 'k' || n, 'x' || n, 'm', 'opened', null, 1, n, now() from n;
    insert into staff_entries (id, reference, kind, member, position, key_id, at)
      select 'e' || n, 'x' || n, 'note', 'm', 1, 'test', now() from n`,
}

/**
 * Fills a database with strangers, a batch after another and each batch whole or not at all. Faster than any store would:
 * the server makes the rows, does not check whom they refer to, and does not wait for its disk.
 */
export async function putStrangers(crowd: Crowd, { query, answers, from, report }: Filling): Promise<void> {
  for (const what of ['sessions', 'applications'] as const) {
    for (let first = (from?.[what] ?? 0) + 1; first <= crowd[what]; first += BATCH) {
      const last = Math.min(first + BATCH - 1, crowd[what])
      await query(batch(rowsOf[what], first, last, answers ?? Buffer.from('x')))
      report?.(last, crowd[what], what)
    }
  }
  await query('analyze')
}

function batch(statements: string, first: number, last: number, answers: Buffer): string {
  const numbers = `from (select n, substring('\\x${answers.toString('hex')}'::bytea from 1 + n * 37 % ${Math.max(1, answers.length / 2)}
    for ${Math.ceil(answers.length / 2)}) as answers from generate_series(${first}, ${last}) as n) as one`
  const settings = "set local synchronous_commit = off; set local session_replication_role = 'replica'"
  return `begin; ${settings}; ${statements.replaceAll(/from n\b(?=;|$)/g, numbers)}; commit`
}
