import { beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { openTestDatabase, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()
const clock = stoppedClock()
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ now: clock.now })
})

/** An application that somebody sent, with its way back and a session of somebody else. */
async function sent({ subject }: { subject?: string } = {}) {
  const { session } = await storage.sessions.begin({ subject })
  const draft = await storage.drafts.open(session, product)
  const { reference } = await storage.applications.submit({ session: session.id, draft: draft.id, application })
  const way = await storage.wayBack.ofSession(session.id, reference)
  if (!way) throw new Error('an application has a way back')
  const other = (await storage.sessions.begin({})).session.id
  return { reference, session: session.id, other, ...way }
}

describe('the way back to an application', () => {
  test('is shown to the session that sent it, and to no other', async () => {
    const { reference, session, other, link, code } = await sent()

    expect(link).toMatch(/^[\w-]{43}$/)
    expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/)
    expect(await storage.wayBack.ofSession(session, reference)).toEqual({ link, code })
    expect(await storage.wayBack.ofSession(other, reference)).toBeUndefined()
    expect(await storage.wayBack.link(reference)).toBe(link)
  })

  test('begins at its own link, which tells which account may log in', async () => {
    const typed = await sent()
    const retrieved = await sent({ subject: 'account' })

    expect(await storage.wayBack.find(typed.reference, typed.link)).toEqual({ product })
    expect(await storage.wayBack.find(retrieved.reference, retrieved.link)).toEqual({ product, account: 'v3' })
    expect(await storage.wayBack.find(typed.reference, retrieved.link)).toBeUndefined()
    expect(await storage.wayBack.find('NONE-SUCH-AA', typed.link)).toBeUndefined()
    expect(await storage.wayBack.find(typed.reference, '')).toBeUndefined()
  })

  test('is open to the code however it is typed, or to the account that sent it, and to nobody else', async () => {
    const { reference, code, link } = await sent({ subject: 'account' })
    const { wayBack } = storage

    expect(await wayBack.isProof(reference, { code: ` ${code.toLowerCase().replaceAll('-', ' ')}` })).toBe(true)
    expect(await wayBack.isProof(reference, { subject: 'account' })).toBe(true)
    for (const wrong of [{ code: '' }, { code: link }, { code: `${code}A` }, { subject: 'other' }, { subject: '' }])
      expect(await wayBack.isProof(reference, wrong)).toBe(false)
    const typed = await sent()
    expect(await wayBack.isProof(typed.reference, { subject: '' })).toBe(false)
    expect(await wayBack.isProof(typed.reference, { code })).toBe(false)
  })

  test('lets an admitted session see the application and answer, until that session ends', async () => {
    const { reference, other } = await sent()
    expect(await storage.applications.find(other, reference)).toBeUndefined()
    await storage.wayBack.admit(other, reference)
    await storage.wayBack.admit(other, reference)

    expect(await storage.applications.find(other, reference)).toMatchObject({ reference })
    const request = { reference, products: ['*'], decision: 'question', reason: 'Which?', decidedBy: 'x' } as const
    await storage.bankApplications.decide(request)
    expect(await storage.applications.standing(other, reference)).toMatchObject({ status: 'question', words: 'Which?' })
    expect(await storage.applications.answer(other, reference, 'This one')).toBe(true)
    await storage.sessions.endAll({ everyone: true })
    expect(await storage.applications.find(other, reference)).toBeUndefined()
  })

  test('is in no record that leaves for the bank', async () => {
    const { reference, link, code } = await sent()
    const told = JSON.stringify(await storage.bankApplications.find(reference, ['*']))

    expect(told).not.toContain(link)
    expect(told).not.toContain(code)
  })
})

describe('e-mail to an applicant', () => {
  beforeEach(() => {
    storage = database.storage({ now: clock.now, receivers: () => ['applicant'] })
  })

  const claimOne = async () => {
    const [claimed] = await storage.outbox.claim('applicant', 1, 60)
    if (!claimed) throw new Error('nothing was due')
    return claimed
  }

  test('that is refused is settled, lets the next one go, and is told where the application stands', async () => {
    const { reference, session } = await sent()
    expect(await storage.applications.standing(session, reference)).toEqual({ status: 'received' })
    expect(await storage.outbox.refused(await claimOne(), '550')).toBe(true)

    expect(await storage.applications.standing(session, reference)).toEqual({ status: 'received', mailRefused: true })
    const request = { reference, products: ['*'], decision: 'accepted', decidedBy: 'x' } as const
    await storage.bankApplications.decide(request)
    await storage.outbox.delivered(await claimOne(), 'sent')
    expect(await storage.applications.standing(session, reference)).not.toHaveProperty('mailRefused')
  })

  test('that comes back later is noted once, and nothing else is taken for one', async () => {
    const { reference, session } = await sent()
    const { id, ...claimed } = await claimOne()
    expect(await storage.outbox.bounced(id)).toBe(false)
    await storage.outbox.delivered({ id, attempts: claimed.attempts }, 'sent')

    expect(await storage.outbox.bounced(id)).toBe(true)
    expect(await storage.outbox.bounced(id)).toBe(false)
    expect(await storage.outbox.bounced('msg_unknown')).toBe(false)
    expect(await storage.applications.standing(session, reference)).toMatchObject({ mailRefused: true })
  })

  test('is written of what applicants have to know, and not of their own answers', async () => {
    const { reference, session } = await sent()
    const request = { reference, products: ['*'], decision: 'question', reason: 'Which?', decidedBy: 'x' } as const
    await storage.bankApplications.decide(request)
    await storage.applications.answer(session, reference, 'This one')
    const events = (await storage.outbox.list({ reference, limit: 9 })).map(({ event }) => event)

    expect(events.toSorted()).toEqual(['application.asked', 'application.received'])
  })
})
