import { beforeEach, describe, expect, test } from 'vitest'
import { LOGIN_CODE_MS, loginCodeOf } from '@/lib/onboarding/application/login-code.ts'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { openTestDatabase, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()
const clock = stoppedClock()
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ now: clock.now, receivers: () => ['core', 'files', 'applicant'] })
})

/** Somebody's session, with what they have sent, begun and retrieved. */
async function person({ subject, sent = 1 }: { subject?: string; sent?: number } = {}) {
  const references: string[] = []
  let { session } = await storage.sessions.begin({ subject })
  for (let times = 0; times < sent; times++) {
    if (times > 0) session = (await storage.sessions.begin({ subject })).session
    const draft = await storage.drafts.open(session, product)
    references.push(
      (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference,
    )
  }
  const begun = await storage.drafts.open(session, 'credit-card')
  await storage.drafts.save(session.id, begun.id, { occupation: 'Diver' })
  const retrieval = { connection: 'v3', api: 'myinfo-v3', person: {}, retrievedAt: clock.now() }
  await storage.retrievals.put(session.id, 'credit-card', retrieval)
  return { session: session.id, references, reference: references[0] ?? '' }
}

const decide = (reference: string, decision: 'accepted' | 'question' = 'accepted') =>
  storage.bankApplications.decide({ reference, products: ['*'], decision, reason: 'Which?', decidedBy: 'tok_1' })

/** Rows of every table that could still hold something of a person. */
async function left(): Promise<Record<string, number>> {
  const tables = ['applications', 'drafts', 'retrievals', 'sessions', 'decisions', 'staff_entries', 'staff_acts']
  const counts = tables.map(async (table) => [
    table,
    Number((await database.query(`select count(*) as n from ${table}`))[0]?.n),
  ])
  return Object.fromEntries(await Promise.all(counts))
}

describe('what is kept of a person', () => {
  test('is all of the account by any of its references, and of a by-hand application itself alone', async () => {
    const { reference } = await person({ subject: 'account', sent: 2 })
    await person({ subject: 'somebody else' })
    const typed = await person()
    await person()

    const found = await storage.personData.find({ reference })
    expect(found?.applications).toHaveLength(2)
    expect(found).toMatchObject({ unfinished: [{ product: 'credit-card' }], retrieved: 1, sessions: 2 })
    const alone = await storage.personData.find({ reference: typed.reference })
    expect(alone?.applications.map((one) => one.reference)).toEqual([typed.reference])
    expect(alone).toMatchObject({ retrieved: 1, sessions: 1 })
    expect(await storage.personData.find({ reference: 'NONE-SUCH-AA' })).toBeUndefined()
  })

  test('is found by the code of a fresh login, and by none that is old, ended or of nobody', async () => {
    const { session, reference } = await person({ subject: 'account' })
    const anonymous = await person()
    const loginCode = loginCodeOf(session)

    expect(loginCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
    const found = await storage.personData.find({ loginCode: loginCode.toLowerCase() })
    expect(found?.applications.map((one) => one.reference)).toEqual([reference])
    expect(await storage.personData.find({ loginCode: loginCodeOf(anonymous.session) })).toBeUndefined()
    for (const other of ['', 'S1234567D', 'AAAA-AAAA'])
      expect(await storage.personData.find({ loginCode: other })).toBeUndefined()
    clock.pass(LOGIN_CODE_MS)
    expect(await storage.personData.find({ loginCode })).toBeUndefined()
  })

  test('is copied whole: values with their origin, decisions, answers, and what was begun', async () => {
    const { reference, session } = await person({ subject: 'account' })
    await decide(reference, 'question')
    await storage.applications.answer(session, reference, 'This one')
    const copy = await storage.personData.copy({ reference })

    expect(copy?.applications[0]).toMatchObject({
      record: { version: 1, reference, values: [{ field: 'occupation', value: 'Engineer' }, { field: 'name' }] },
      decisions: [{ decision: 'question', reason: 'Which?' }],
      answers: [{ words: 'This one' }],
    })
    expect(copy).toMatchObject({
      unfinished: [{ product: 'credit-card', answers: { occupation: 'Diver' } }],
      retrieved: [{ product: 'credit-card', connection: 'v3' }],
    })
    expect(JSON.stringify(copy)).not.toContain('tok_1')
  })

  test('is erased everywhere, with a certificate, while others lose nothing', async () => {
    const { references, session } = await person({ subject: 'account', sent: 2 })
    const [first = '', second = ''] = references
    await decide(second, 'question')
    await storage.applications.answer(session, second, 'This one')
    await storage.staffApplications.note({ reference: second, member: 'm', words: 'seen' })
    const [told] = await storage.outbox.claim('core', 1, 60)
    await storage.outbox.delivered(told ?? { id: '', attempts: 0 }, '204')
    const erasure = await storage.personData.erase({ reference: first })

    expect(erasure).toMatchObject({
      kind: 'erased',
      certificate: {
        removed: { applications: 2, decisions: 1, 'notes and answers': 2, 'retrieved persons': 1, sessions: 2 },
      },
    })
    expect(Object.values(await left()).every((count) => count === 0)).toBe(true)
    const certificate = await storage.personData.certificate(second)
    expect(certificate?.applications.map((one) => one.reference).toSorted()).toEqual([...references].toSorted())
    expect(certificate?.applications.flatMap((one) => one.told)).toEqual(['core'])
    expect(JSON.stringify(certificate)).not.toMatch(/Engineer|TAN|This one/)
    expect(await storage.outbox.list({ limit: 50 })).toMatchObject([
      { receiver: 'core', reference: told?.reference, event: 'application.erased', state: 'waiting' },
    ])
    expect(await storage.outbox.claim('core', 9, 60)).toEqual([])
    expect(await storage.personData.erase({ reference: first })).toEqual({ kind: 'unknown' })

    const other = await person({ subject: 'account' })
    expect(await storage.personData.find({ reference: other.reference })).toBeDefined()
  })

  test('stays where a legal hold stands on any of it, also when its time is over', async () => {
    const { references } = await person({ subject: 'account', sent: 2 })
    const [first = '', second = ''] = references
    expect(await storage.personData.hold(second, true)).toBe(true)
    expect(await storage.personData.hold('NONE-SUCH-AA', true)).toBe(false)

    expect(await storage.personData.erase({ reference: first })).toEqual({ kind: 'held', references: [second] })
    expect((await left()).applications).toBe(2)
    await database.query(`update applications set purge_after = now() - interval '9 years'`)
    await database.query(`update deliveries set state = 'delivered'`)
    await storage.purge()
    expect(await database.query('select reference from applications')).toEqual([{ reference: second }])
    await storage.personData.hold(second, false)
    await storage.purge()
    expect((await left()).applications).toBe(0)
  })
})

test('the time of an application runs from its decision where its product says so, and not from a question', async () => {
  storage = database.storage({ now: clock.now, keptAfterDecision: (id) => (id === product ? 10 : undefined) })
  const { reference } = await person({ subject: 'account' })
  const until = async () => (await storage.personData.find({ reference }))?.applications[0]?.purgeAfter

  expect(await until()).toBeUndefined()
  await decide(reference, 'question')
  expect(await until()).toBeUndefined()
  clock.pass(3 * 86_400_000)
  await decide(reference)
  expect(await until()).toBe(clock.now() + 10 * 86_400_000)
})
