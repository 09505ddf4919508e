import { beforeEach, describe, expect, test } from 'vitest'
import type { DecisionRequest, Place, Summary } from '@/lib/delivery/access/applications.ts'
import { placeOf } from '@/lib/delivery/access/cursor.ts'
import { exportApplications } from '@/lib/delivery/export/export.ts'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { allAtOnce, openTestDatabase, releasedTogether, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()
const everything = ['*']
let clock: ReturnType<typeof stoppedClock>
let storage: Storage

beforeEach(async () => {
  await database.empty()
  clock = stoppedClock()
  storage = database.storage({ now: clock.now, receivers: () => ['core'] })
})

async function submit(of = product) {
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, of)
  const sent = { ...application, product: of }
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application: sent })).reference
}

/** Applications of the same moment and of later ones, old enough to be listed. */
async function submitSome(): Promise<string[]> {
  const references: string[] = []
  for (let count = 0; count < 7; count++) {
    references.push(await submit())
    if (count % 3 === 2) clock.pass(1_000)
  }
  clock.pass(20_000)
  return references
}

describe('a list', () => {
  test('is followed page by page without a gap or a repeat, also where the moments are equal', async () => {
    const references = await submitSome()
    const pages: Summary[][] = []
    for (let after: Place | undefined; ; ) {
      const page = await storage.bankApplications.list({ products: everything, after, limit: 2 })
      if (page.length === 0) break
      pages.push(page)
      after = page.at(-1)
    }
    const listed = pages.flat()

    expect(listed.map(({ reference }) => reference).toSorted()).toEqual(references.toSorted())
    expect(listed.map(({ receivedAt }) => receivedAt)).toEqual(listed.map(({ receivedAt }) => receivedAt).toSorted())
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 1])
  })

  test('waits until nothing older can still come', async () => {
    await submit()
    const list = () => storage.bankApplications.list({ products: everything, limit: 10 })
    clock.pass(14_999)
    expect(await list()).toEqual([])
    clock.pass(1)
    expect(await list()).toHaveLength(1)
  })

  test('holds what is asked for: product, status, time', async () => {
    const [first = ''] = await submitSome()
    await storage.bankApplications.decide({
      reference: first,
      products: everything,
      decision: 'accepted',
      decidedBy: 'x',
    })
    const count = async (selection: object) =>
      (await storage.bankApplications.list({ products: everything, limit: 100, ...selection })).length

    expect(await count({ products: ['another'] })).toBe(0)
    expect(await count({ products: [product] })).toBe(7)
    expect(await count({ status: 'accepted' })).toBe(1)
    expect(await count({ since: clock.now() - 21_000 })).toBe(4)
  })
})

test('an application of another product is unknown, for reading and for deciding', async () => {
  const reference = await submit()
  const request = { reference, products: ['another'], decision: 'accepted', decidedBy: 'x' } as const

  expect(await storage.bankApplications.find(reference, ['another'])).toBeUndefined()
  expect(await storage.bankApplications.decide(request)).toEqual({ kind: 'unknown' })
  expect(await storage.bankApplications.find(reference, [product])).toMatchObject({ position: 1 })
})

describe('a decision', () => {
  const by = { products: everything, decidedBy: 'tok_1' }
  const decide = (request: Pick<DecisionRequest, 'reference'> & Partial<DecisionRequest>) =>
    storage.bankApplications.decide({ ...by, decision: 'accepted', ...request })

  test('changes the status, is kept sealed, told to the receivers and audited', async () => {
    const reference = await submit()
    const decided = await decide({ reference, decision: 'declined', reason: 'quokka' })

    expect(decided).toEqual({ kind: 'decided', status: 'declined', position: 2, repeated: false })
    expect(await storage.bankApplications.find(reference, everything)).toMatchObject({
      position: 2,
      application: { status: 'declined' },
    })
    expect(await storage.bankApplications.decisionAt(reference, 2)).toMatchObject({
      reason: 'quokka',
      decidedBy: 'tok_1',
    })
    expect(JSON.stringify(await database.query("select convert_from(reason, 'utf8') from decisions"))).not.toContain(
      'quokka',
    )
    const events = (await storage.outbox.list({ reference, limit: 10 })).map(({ event }) => event)
    expect(events.toSorted()).toEqual(['application.decided', 'application.received'])
    expect(await database.query("select 1 from audit where event = 'decided'")).toHaveLength(1)
  })

  test('taken twice at once is taken once, and the second is told how it stands', async () => {
    const reference = await submit()
    const lock = `select 1 from applications where reference = '${reference}' for update`
    const results = await releasedTogether({ url: database.url, lock, waiting: 8 }, () =>
      allAtOnce(8, () => decide({ reference, seen: 1 })),
    )

    expect(results.filter(({ kind }) => kind === 'decided')).toHaveLength(1)
    expect(results.filter(({ kind }) => kind === 'changed')).toEqual(
      Array(7).fill({ kind: 'changed', status: 'accepted', position: 2 }),
    )
    expect(await database.query('select 1 from decisions')).toHaveLength(1)
  })

  test('under a key is taken once, however often it is sent, and answered alike', async () => {
    const reference = await submit()
    const first = await decide({ reference, idempotencyKey: 'key-00001' })
    const again = await allAtOnce(5, () => decide({ reference, idempotencyKey: 'key-00001' }))

    expect(again).toEqual(Array(5).fill({ ...first, repeated: true }))
    expect(await decide({ reference, idempotencyKey: 'key-00001', decision: 'declined', reason: 'x' })).toEqual({
      kind: 'key_used',
    })
    expect(await decide({ reference, idempotencyKey: 'key-00001', decidedBy: 'tok_2' })).toMatchObject({
      kind: 'changed',
    })
    expect(await storage.outbox.list({ reference, limit: 10 })).toHaveLength(2)
  })

  test('forgets its key after a day', async () => {
    const reference = await submit()
    await decide({ reference, idempotencyKey: 'key-00001' })
    clock.pass(25 * 60 * 60_000)

    expect(await decide({ reference, idempotencyKey: 'key-00001' })).toMatchObject({ kind: 'changed' })
    await storage.purge()
    expect(await database.query('select 1 from api_requests')).toEqual([])
  })

  test('on what has changed since it was read is refused', async () => {
    const reference = await submit()
    await decide({ reference, decision: 'question', reason: 'Which employer?' })

    expect(await decide({ reference, seen: 1 })).toEqual({ kind: 'changed', status: 'question', position: 2 })
    expect(await decide({ reference, seen: 2 })).toMatchObject({ kind: 'decided', position: 3 })
    expect(await decide({ reference })).toMatchObject({ kind: 'changed', status: 'accepted' })
  })
})

describe('an export', () => {
  const collect = async (after?: Place) => {
    const pieces = []
    for await (const piece of exportApplications(storage.bankApplications, {
      format: 'ndjson',
      products: everything,
      after,
    }))
      pieces.push(piece)
    return pieces
  }

  test('that is cut in the middle goes on, and is the same as one that was not', async () => {
    await submitSome()
    const whole = await collect()
    const cut = whole.slice(0, 4)
    const rest = await collect(placeOf(cut.at(-1)?.cursor ?? ''))
    const text = (pieces: typeof whole) => pieces.map((piece) => piece.text).join('')

    expect(text([...cut, ...rest])).toBe(text(whole))
    expect(text(whole).trim().split('\n')).toHaveLength(7)
  })
})

describe('tokens', () => {
  const year = 365 * 24 * 60 * 60_000

  test('are found until they end or are revoked, and kept as hashes alone', async () => {
    const made = await storage.tokens.make({
      name: 'core',
      products: [product],
      scopes: ['read'],
      expiresAt: clock.now() + year,
    })
    expect(made.token).toMatch(/^mot_[\w-]{43}$/)
    expect(await storage.tokens.find(made.token)).toEqual({ id: made.id, products: [product], scopes: ['read'] })
    expect(await storage.tokens.find(`${made.token.slice(0, -1)}_`)).toBeUndefined()
    expect(JSON.stringify(await database.query('select * from api_tokens'))).not.toContain(made.token.slice(4))

    expect(await storage.tokens.revoke(made.id)).toBe(true)
    expect(await storage.tokens.find(made.token)).toBeUndefined()
    expect(await storage.tokens.revoke(made.id)).toBe(false)
    expect((await database.query('select event from audit order by event')).map(({ event }) => event)).toEqual([
      'token_made',
      'token_revoked',
    ])
  })

  test('end by themselves', async () => {
    const { token } = await storage.tokens.make({
      name: 'a',
      products: ['*'],
      scopes: ['decide'],
      expiresAt: clock.now() + 1_000,
    })
    clock.pass(1_000)

    expect(await storage.tokens.find(token)).toBeUndefined()
    expect(await storage.tokens.list()).toHaveLength(1)
  })

  test('show their last use to the minute', async () => {
    const { token } = await storage.tokens.make({
      name: 'a',
      products: ['*'],
      scopes: ['read'],
      expiresAt: clock.now() + year,
    })
    expect((await storage.tokens.list())[0]).not.toHaveProperty('lastUsedAt')
    await storage.tokens.find(token)
    const first = clock.now()
    clock.pass(59_000)
    await storage.tokens.find(token)
    expect((await storage.tokens.list())[0]?.lastUsedAt).toBe(first)
    clock.pass(2_000)
    await storage.tokens.find(token)
    expect((await storage.tokens.list())[0]?.lastUsedAt).toBe(clock.now())
  })
})
