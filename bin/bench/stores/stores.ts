import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Attempt } from 'singpass-client'
import { createStorage, type Storage } from '@/lib/storage/database.ts'
import { startEmbeddedPostgres } from '@/lib/storage/embedded/embedded.ts'
import { migrateDatabase } from '@/lib/storage/engine/migrate.ts'
import type { AuditVerdict } from '@/lib/storage/stores/verify-audit.ts'
import { compareCpu, median, type Stage, spreadOf } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { type BareStatements, openBareStatements } from './bare-statements.ts'

const CLIENTS = 64
const [ROUNDS, SUBMISSIONS] = [7, 640]

/** Each has a database of its own on one server: what the bare statements write into the audit proves nothing. */
interface Measuring {
  url: string
  storage: Storage
  bareUrl: string
  bare: BareStatements
}

/** What our stores cost beside the same statements sent straight through the driver, on a PostgreSQL of its own. */
export async function measureStores(): Promise<Finding[]> {
  const directory = path.join(tmpdir(), `stores-${randomUUID()}`)
  const server = await startEmbeddedPostgres({ directory, port: 0 })
  const { url } = server
  const bareUrl = await anotherDatabase(url)
  const storage = createStorage({
    url,
    dataKeys: `bench:${randomBytes(32).toString('base64url')}`,
    retrievalMinutes: 30,
  })
  const bare = openBareStatements(bareUrl)
  try {
    await Promise.all([url, bareUrl].map((database) => migrateDatabase(database)))
    const measuring = { url, storage, bareUrl, bare }
    return [await measureLogins(measuring), await measureSubmissions(measuring), verified(await storage.verifyAudit())]
  } finally {
    await Promise.all([storage.close(), bare.close()])
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function anotherDatabase(url: string): Promise<string> {
  await run(url, 'create database bare')
  const address = new URL(url)
  address.pathname = '/bare'
  return address.href
}

/** What was written so fast proves as much as ever. */
function verified(verdict: AuditVerdict): Finding {
  const entries = verdict.kind === 'intact' ? `${verdict.entries} entries` : 'not all entries'
  return { text: `audit of both: ${entries} verified, ${verdict.kind}`, kept: verdict.kind === 'intact' }
}

/** The storage of a callback: taking the attempt, and keeping what it brought, sealed. */
async function measureLogins({ storage, bare, bareUrl }: Measuring): Promise<Finding> {
  const attempts: Attempt[] = []
  const states: string[] = []
  const ours: Stage = {
    prepare: (times) => beginAttempts(storage, times, attempts),
    work: () => keep(storage, attempts),
  }
  const straight: Stage = {
    prepare: (times) => insertAttempts(bareUrl, times, states),
    work: () => bare.keepLogin({ state: states.shift() ?? '', id: randomUUID() }),
  }
  const verdict = await compareCpu({ ours: [ours], bare: [straight], rounds: 15, repeats: 50, warmUp: 4 })
  const times = `${verdict.ours.toFixed(2)} ms of CPU, bare pg ${verdict.bare.toFixed(2)} ms`
  const spread = spreadOf(verdict.ratios.map((each) => 1 / each))
  return { text: `storage of a callback: ${times}, ${(1 / verdict.ratio).toFixed(2)} (${spread}) of bare`, kept: true }
}

async function beginAttempts({ attempts }: Storage, times: number, begun: Attempt[]): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const state = randomBytes(32).toString('base64url')
    const life = { startedAt: Date.now(), expiresAt: Date.now() + 600_000 }
    const attempt = { state, connection: 'fapi', scopes: [], redirectUri: '', secrets: {}, ...life }
    await attempts.put(attempt, { browser: 'browser', product: 'p' })
    begun.push(attempt)
  }
}

async function keep({ attempts, logins }: Storage, begun: Attempt[]): Promise<void> {
  const state = begun.shift()?.state ?? ''
  await attempts.take(state, { browser: 'browser', connection: 'fapi' })
  await logins.keep({
    attempt: { state, outcome: 'retrieved' },
    secret: randomBytes(32).toString('base64url'),
    subject: randomUUID(),
    product: 'p',
    retrieval: { connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: Date.now() },
    changes: () => ({}),
  })
}

/** As large as a person with fifteen attributes. */
const person = { name: { state: 'present', value: 'x'.repeat(1_200), source: 'government' } } as const

async function insertAttempts(url: string, times: number, states: string[]): Promise<void> {
  const made = Array.from({ length: times }, () => randomUUID())
  await run(
    url,
    `insert into attempts (state_hash, browser, product, connection, attempt, key_id, expires_at)
     select state, 'browser', 'p', 'fapi', 'x', 'bench', now() + interval '1 h' from unnest($1::text[]) state`,
    [made],
  )
  states.push(...made)
}

/** Submissions by many clients at once: how many a second, alternating with bare statements, each as often. */
async function measureSubmissions({ storage, bare, url, bareUrl }: Measuring): Promise<Finding> {
  const application = { product: 'p', connection: 'none', api: 'none', language: 'en' as const, values: answers }
  const ours = (draft: string) => storage.applications.submit({ session: draft, draft, application })
  const rates = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [await rateOf(url, ours), await rateOf(bareUrl, (draft) => bare.submit(draft))]
    if (round === 0) continue
    rates.ours.push(one)
    rates.bare.push(other)
  }
  const [mine, straight] = [described(rates.ours), described(rates.bare)]
  const ratios = rates.ours.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN))
  const text = `submissions by ${CLIENTS} clients: ${mine} a second, bare pg ${straight}, ${median(ratios).toFixed(2)} (${spreadOf(ratios)}) of bare`
  return { text, kept: true }
}

/** Forty answers. */
const answers = Array.from({ length: 40 }, (_, number) => ({
  field: `field${number}`,
  kind: 'text',
  value: `answer ${number}`,
  provenance: 'typed' as const,
  locked: false,
}))

async function rateOf(url: string, submit: (draft: string) => Promise<unknown>): Promise<number> {
  const drafts = Array.from({ length: SUBMISSIONS }, () => randomUUID())
  const life = "now() + interval '1 h'"
  await run(url, `insert into sessions select d, d, null, now(), ${life}, ${life} from unnest($1::text[]) d`, [drafts])
  await run(
    url,
    `insert into drafts (id, session, product, language, answers, key_id, updated_at, expires_at)
     select d, d, 'p', 'en', 'x', 'bench', now(), ${life} from unnest($1::text[]) d`,
    [drafts],
  )
  const start = performance.now()
  const client = async () => {
    for (let draft = drafts.pop(); draft; draft = drafts.pop()) await submit(draft)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return (1_000 * SUBMISSIONS) / (performance.now() - start)
}

function described(rates: readonly number[]): string {
  return `${median(rates).toFixed(0)} (${spreadOf(rates, 0)})`
}

async function run(url: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(text, values)
  await client.end()
}
