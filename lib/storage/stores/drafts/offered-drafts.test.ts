import { describe, expect, test } from 'vitest'
import { carriedInputs } from '@/lib/onboarding/answers/carried.ts'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import { allAtOnce, openTestDatabase, stoppedClock } from '../../testing/server.ts'

const product = 'savings-account'
const database = await openTestDatabase()
let people = 0

/** A browser in which somebody typed an e-mail address and an occupation before anyone had logged in. */
async function typedBefore() {
  const clock = stoppedClock()
  const storage = database.storage({ now: clock.now })
  const before = await storage.sessions.begin({})
  const typed = await storage.drafts.open(before.session, product)
  await storage.drafts.save(before.session.id, typed.id, {
    $way: 'by-hand',
    email: 'attacker@evil.example',
    occupation: 'ENGINEER',
    note: '',
  })
  return { clock, storage, before, typed }
}

async function logIn({ storage, before }: Awaited<ReturnType<typeof typedBefore>>, subject = `subject-${++people}`) {
  const { session, secret } = await storage.sessions.begin({ subject, previous: before.secret })
  const draft = await storage.drafts.open(session, product)
  return { session, secret, subject, draft, mine: { session: session.id, product, draft: draft.id } }
}

const person = { email: { state: 'present', value: 'b@example.sg', source: 'applicant' } } as const

describe('answers typed before a login', () => {
  test('come into the form when they are accepted, marked, but for what Myinfo supplies', async () => {
    const opened = await typedBefore()
    const { session, draft, mine } = await logIn(opened)
    await opened.storage.offeredDrafts.accept({ ...mine, person })

    const answers = (await opened.storage.drafts.find(session.id, draft.id))?.answers ?? {}
    expect(answers).toMatchObject({ occupation: 'ENGINEER' })
    expect(answers).not.toHaveProperty('email')
    expect(answers).not.toHaveProperty('$way')
    expect([...carriedInputs(answers)]).toEqual(['occupation'])
    expect(await opened.storage.offeredDrafts.find(session.id, product)).toBe(undefined)
  })

  test('never take the place of what the one who logged in has typed', async () => {
    const opened = await typedBefore()
    const { session, draft, mine } = await logIn(opened)
    await opened.storage.drafts.save(session.id, draft.id, { occupation: 'TEACHER' })
    await opened.storage.offeredDrafts.accept(mine)

    const answers = (await opened.storage.drafts.find(session.id, draft.id))?.answers ?? {}
    expect(answers).toMatchObject({ occupation: 'TEACHER', email: 'attacker@evil.example' })
    expect([...carriedInputs(answers)]).toEqual(['email'])
  })

  test('are gone when they are declined', async () => {
    const opened = await typedBefore()
    const { session, draft } = await logIn(opened)
    await opened.storage.offeredDrafts.decline(session.id, product)

    expect((await opened.storage.drafts.find(session.id, draft.id))?.answers).toEqual({})
    expect(await opened.storage.offeredDrafts.find(session.id, product)).toBe(undefined)
    expect(await database.query('select 1 from drafts where id = $1', [opened.typed.id])).toEqual([])
  })

  test('that there is a private link to are left to whoever has it', async () => {
    const opened = await typedBefore()
    const link = await opened.storage.resumeLinks.make(opened.before.session.id, opened.typed.id)
    const { session } = await logIn(opened)
    await opened.storage.offeredDrafts.decline(session.id, product)

    const later = await opened.storage.sessions.begin({})
    expect(await opened.storage.resumeLinks.take(link?.secret ?? '', later.session.id)).toEqual({ product })
    expect(await opened.storage.drafts.current(later.session.id, product)).toMatchObject({
      answers: { occupation: 'ENGINEER' },
    })
  })

  test('are accepted once, however often it is said', async () => {
    const opened = await typedBefore()
    const { session, draft, mine } = await logIn(opened)
    await allAtOnce(10, () => opened.storage.offeredDrafts.accept(mine))

    expect((await opened.storage.drafts.find(session.id, draft.id))?.answers).toMatchObject({ occupation: 'ENGINEER' })
  })

  test('are not offered to another session, for another product, or to the next person', async () => {
    const opened = await typedBefore()
    const { session, secret } = await logIn(opened)
    const other = await opened.storage.sessions.begin({ subject: 'another' })
    const next = await opened.storage.sessions.begin({ subject: 'the next one', previous: secret })

    expect(await opened.storage.offeredDrafts.find(other.session.id, product)).toBe(undefined)
    expect(await opened.storage.offeredDrafts.find(session.id, 'credit-card')).toBe(undefined)
    expect(await opened.storage.offeredDrafts.find(next.session.id, product)).toBe(undefined)
  })

  test('do not come back to the account of somebody who never accepted them', async () => {
    const opened = await typedBefore()
    const { subject } = await logIn(opened)
    opened.clock.pass(sessionLimits.idle)
    const later = await opened.storage.sessions.begin({ subject })

    expect((await opened.storage.drafts.open(later.session, product)).answers).toEqual({})
    expect(await opened.storage.offeredDrafts.find(later.session.id, product)).toBe(undefined)
  })

  test('stay offered while the same person logs in once more', async () => {
    const opened = await typedBefore()
    const { secret, subject } = await logIn(opened)
    const again = await opened.storage.sessions.begin({ subject, previous: secret })

    expect(await opened.storage.offeredDrafts.find(again.session.id, product)).toEqual({
      updatedAt: opened.clock.now(),
    })
  })
})
