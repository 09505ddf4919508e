import { expect, test } from 'vitest'
import type { Storage } from '../../database.ts'
import { countingWire } from '../../testing/counting-wire.ts'
import { openTestDatabase, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()

const [product, other] = ['savings-account', 'credit-card']
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
const person = { email: { state: 'present', value: 'own@example.sg', source: 'applicant' } } as const
let people = 0

function open() {
  const clock = stoppedClock()
  return { clock, storage: database.storage({ now: clock.now, receivers: () => ['applicant'] }) }
}

/** Somebody who has logged in, with a person and an answer for one product. */
async function begun() {
  const { clock, storage } = open()
  const { sessions, drafts, retrievals } = storage
  const { session, secret } = await sessions.begin({ subject: `subject-${++people}` })
  const { id } = await drafts.open(session, product)
  await drafts.save(session.id, id, { occupation: 'typed' })
  await retrievals.put(session.id, product, { connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: clock.now() })
  return { clock, storage, session, secret, draft: id }
}

/** What the stores find one by one. */
async function oneByOne({ sessions, drafts, retrievals, offeredDrafts }: Storage, secret: string, id: string) {
  const session = await sessions.find(secret)
  if (!session) return undefined
  const draft = await drafts.current(session.id, id)
  const isOpen = draft && !draft.reference
  return {
    session,
    form: {
      draft,
      retrieval: isOpen ? await retrievals.find(session.id, id) : undefined,
      offered: session.subject === undefined ? undefined : await offeredDrafts.find(session.id, id),
      movedOn: draft === undefined && (await drafts.hasMovedOn(session.id, id)),
    },
  }
}

async function expectSame(storage: Storage, secret: string, ids = [product, other]) {
  const found = await storage.visits.forms(secret, ids)
  for (const id of ids) {
    const known = await oneByOne(storage, secret, id)
    expect(found && { session: found.session, form: found.forms.get(id) }).toEqual(known)
  }
}

test('a visit to forms finds what the stores find one by one, for each product', async () => {
  const { storage, secret } = await begun()
  const found = await storage.visits.forms(secret, [product, other])

  expect(found?.forms.get(product)).toMatchObject({
    draft: { answers: { occupation: 'typed' } },
    retrieval: { person },
  })
  expect(found?.forms.get(other)).toEqual({ movedOn: false })
  await expectSame(storage, secret)
})

test('a visit finds neither person nor draft that has expired, and no session that has', async () => {
  const { storage, secret, clock, session } = await begun()
  const past = new Date(clock.now())
  await database.query('update retrievals set expires_at = $2 where session = $1', [session.id, past])
  await expectSame(storage, secret)
  expect((await storage.visits.forms(secret, [product]))?.forms.get(product)).not.toHaveProperty('retrieval.person')
  await database.query('update drafts set expires_at = $2 where session = $1', [session.id, past])
  await expectSame(storage, secret)
  clock.pass(24 * 60 * 60_000)

  expect(await storage.visits.forms(secret, [product])).toBeUndefined()
  expect(await storage.visits.receipt(secret, 'any')).toBeUndefined()
})

test('a visit after the form was sent finds its reference and no person', async () => {
  const { storage, secret, session, draft } = await begun()
  const { reference } = await storage.applications.submit({ session: session.id, draft, application })
  await storage.retrievals.put(session.id, product, { connection: 'fapi', api: 'fapi-2.0', person, retrievedAt: 0 })

  expect((await storage.visits.forms(secret, [product]))?.forms.get(product)).toMatchObject({
    draft: { reference, answers: {} },
    retrieval: undefined,
  })
  await expectSame(storage, secret)
})

test('a visit is offered what was typed before the login, and nobody else is', async () => {
  const { storage } = open()
  const before = await storage.sessions.begin({})
  const { id } = await storage.drafts.open(before.session, product)
  await storage.drafts.save(before.session.id, id, { occupation: 'typed' })
  await expectSame(storage, before.secret)
  const { secret, session } = await storage.sessions.begin({ subject: `s${++people}`, previous: before.secret })

  expect((await storage.visits.forms(secret, [product]))?.forms.get(product)?.offered).toBeDefined()
  await expectSame(storage, secret)
  await storage.drafts.open(session, product)
  await expectSame(storage, secret)
})

test('a visit to a form that went on by its link says so, and the form is found where it went', async () => {
  const { storage, secret, session, draft } = await begun()
  const link = await storage.resumeLinks.make(session.id, draft)
  const phone = await storage.sessions.begin({})
  await storage.resumeLinks.take(link?.secret ?? '', phone.session.id)

  expect((await storage.visits.forms(secret, [product]))?.forms.get(product)?.movedOn).toBe(true)
  await expectSame(storage, secret)
  await expectSame(storage, phone.secret)
})

test('a visit without products finds its session alone', async () => {
  const { storage, secret, session } = await begun()
  const found = await storage.visits.forms(secret, [])
  expect(found?.session).toEqual(await storage.sessions.find(secret))
  expect(found?.session.id).toBe(session.id)
})

test('a receipt is found with its standing and its way back, by the session that sent it and one that was admitted', async () => {
  const { storage, secret, session, draft } = await begun()
  const { applications, wayBack, visits, sessions, bankApplications, outbox } = storage
  const { reference } = await applications.submit({ session: session.id, draft, application })
  const stranger = await sessions.begin({ subject: `s${++people}` })
  async function expectSameReceipt(visitor: { secret: string; session: { id: string } }) {
    expect((await visits.receipt(visitor.secret, reference))?.receipt).toEqual({
      application: await applications.find(visitor.session.id, reference),
      standing: await applications.standing(visitor.session.id, reference),
      way: await wayBack.ofSession(visitor.session.id, reference),
    })
  }
  await expectSameReceipt({ secret, session })
  expect(await visits.receipt(stranger.secret, reference)).toEqual({ session: stranger.session, receipt: undefined })

  await wayBack.admit(stranger.session.id, reference)
  await expectSameReceipt(stranger)
  const [mail] = await outbox.claim('applicant', 1, 60)
  if (mail) await outbox.refused(mail, '550')
  await expectSameReceipt(stranger)
  const request = { reference, products: ['*'], decision: 'question', reason: 'Which?', decidedBy: 'x' } as const
  await bankApplications.decide(request)
  await expectSameReceipt({ secret, session })
  expect((await visits.receipt(secret, reference))?.receipt).toMatchObject({
    standing: { status: 'question', words: 'Which?' },
    way: { code: expect.any(String) },
  })
})

test('no receipt is found by its reference alone, nor after its time has run out', async () => {
  const { storage, secret, session, draft, clock } = await begun()
  const { reference } = await storage.applications.submit({ session: session.id, draft, application, retentionDays: 1 })
  expect(await storage.visits.receipt('', reference)).toBeUndefined()
  expect((await storage.visits.receipt(secret, ''))?.receipt).toBeUndefined()
  const past = new Date(clock.now() - 1)
  await database.query('update applications set purge_after = $2 where reference = $1', [reference, past])
  expect((await storage.visits.receipt(secret, reference))?.receipt).toBeUndefined()
})

test('a page asks the database one thing: a form for its session and all it has begun, a receipt for all it shows', async () => {
  const { storage, secret, session, draft, clock } = await begun()
  const { url, counts } = await countingWire(database.url)
  const visits = database.storage({ url, connections: 1, now: clock.now }).visits
  await visits.forms(secret, [])
  Object.assign(counts, { roundTrips: 0, transactions: 0 })
  await visits.forms(secret, [product])
  expect(counts).toEqual({ roundTrips: 1, transactions: 1 })
  await visits.forms(secret, [product, other])
  expect(counts).toEqual({ roundTrips: 2, transactions: 2 })

  const { reference } = await storage.applications.submit({ session: session.id, draft, application })
  await visits.receipt(secret, reference)
  expect(counts).toEqual({ roundTrips: 3, transactions: 3 })
})
