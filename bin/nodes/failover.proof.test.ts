import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { makeDataKey } from '../../lib/storage/testing/server.ts'
import { type PostgresPair, startPostgresPair } from './postgres-pair.ts'

const product = 'specimen-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }

describe.runIf(process.platform === 'linux')('PostgreSQL with a standby that each commit waits for, by TLS', () => {
  let pair: PostgresPair
  let storage: Storage

  beforeAll(async () => {
    pair = await startPostgresPair()
    storage = createStorage({ url: pair.url, dataKeys: makeDataKey('k1'), retrievalMinutes: 30 })
    await storage.migrate()
  }, 120_000)

  afterAll(async () => {
    await storage?.close()
    pair?.stop()
  })

  async function openSubmission() {
    const { session } = await storage.sessions.begin({})
    const draft = await storage.drafts.open(session, product)
    return { session: session.id, draft: draft.id, application }
  }

  test('whichever host is named first, the one that takes writes is used', async () => {
    const hosts = /@([^,]+),([^/]+)/
    const turned = createStorage({
      url: pair.url.replace(hosts, '@$2,$1'),
      dataKeys: makeDataKey('k1'),
      retrievalMinutes: 30,
    })
    const { secret, session } = await turned.sessions.begin({})

    expect(await turned.sessions.find(secret)).toEqual(session)
    await turned.close()
    expect(await pair.ask(pair.standby.url, 'show transaction_read_only')).toEqual([{ transaction_read_only: 'on' }])
    expect(
      await pair.ask(pair.primary.url, 'select distinct ssl from pg_stat_ssl where pid = pg_backend_pid()'),
    ).toEqual([{ ssl: true }])
  })

  test('a commit whose wait for the standby is ended by somebody is not acknowledged before the standby has it', async () => {
    const submission = await openSubmission()
    pair.standby.kill()
    let answered = false
    const submitted = storage.applications.submit(submission).finally(() => {
      answered = true
    })
    const waiting = "select pid from pg_stat_activity where wait_event = 'SyncRep'"
    while ((await pair.ask(pair.primary.url, waiting)).length === 0) await sleep(20)
    await pair.ask(pair.primary.url, `select pg_cancel_backend(pid) from (${waiting}) as waiting`)
    await sleep(500)

    expect(answered).toBe(false)
    await pair.standby.start()
    const { reference, repeated } = await submitted
    expect(repeated).toBe(true)
    expect(await pair.ask(pair.standby.url, 'select reference from applications')).toEqual([{ reference }])
  }, 60_000)

  test('F087 F089 the primary is lost under load and the standby takes over: nothing acknowledged is lost or doubled', async () => {
    const acknowledged = new Map<string, string>()
    let isOver = false
    async function lane(): Promise<void> {
      while (!isOver) {
        const submission = await untilDone(openSubmission)
        const { reference } = await untilDone(() => storage.applications.submit(submission))
        acknowledged.set(submission.draft, reference)
      }
    }
    const lanes = Promise.all([1, 2, 3, 4].map(lane))
    while (acknowledged.size < 20) await sleep(20)
    pair.primary.kill()
    await sleep(300)
    await pair.standby.promote()
    const before = acknowledged.size
    while (acknowledged.size < before + 20) await sleep(20)
    isOver = true
    await lanes

    const rows = await pair.ask(pair.standby.url, 'select draft, reference from applications')
    const stored = new Map(rows.map(({ draft, reference }) => [draft, reference]))
    expect(stored.size).toBe(rows.length)
    expect([...acknowledged].filter(([draft, reference]) => stored.get(draft) !== reference)).toEqual([])
    expect((await storage.verifyAudit()).kind).toBe('intact')
  }, 60_000)
})

/** As a person who presses the button again until it works. */
async function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 200 || Object(error).name !== 'StorageUnavailable') throw error
      await sleep(100)
    }
  }
}
