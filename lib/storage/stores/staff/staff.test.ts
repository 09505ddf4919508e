import { beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '@/lib/delivery/access/applications.ts'
import { staffLimits } from '@/lib/staff/session-limits.ts'
import type { QueueSelection } from '@/lib/staff/stores.ts'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { allAtOnce, openTestDatabase, stoppedClock } from '../../testing/server.ts'

const database = await openTestDatabase()
let clock: ReturnType<typeof stoppedClock>
let storage: Storage

beforeEach(async () => {
  await database.empty()
  clock = stoppedClock()
  storage = database.storage({ now: clock.now })
  for (const [id, name] of Object.entries({ devi: 'Devi Quokka', hadi: 'Hadi Numbat' }))
    await storage.staffSessions.begin({ id, name, roles: ['approver'] })
})

async function submit(): Promise<string> {
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product)
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

const decideAs = (member: string, reference: string, more: object = {}) =>
  storage.bankApplications.decide({
    reference,
    products: ['*'],
    decision: 'accepted',
    decidedBy: `staff:${member}`,
    seen: 1,
    ...more,
  })

describe('a session of staff', () => {
  test('ends when it is unused for its idle limit, and lives on while it is used, up to its end', async () => {
    const { secret } = await storage.staffSessions.begin({ id: 'devi', name: 'Devi', roles: ['viewer'] })
    expect(await storage.staffSessions.find(secret)).toMatchObject({
      member: { id: 'devi', name: 'Devi' },
      roles: ['viewer'],
    })
    for (let used = 0; used < staffLimits.absolute - staffLimits.idle; used += staffLimits.idle - 1) {
      clock.pass(staffLimits.idle - 1)
      expect(await storage.staffSessions.find(secret)).toBeDefined()
    }
    clock.pass(staffLimits.idle)
    expect(await storage.staffSessions.find(secret)).toBeUndefined()
  })

  test('keeps no name and no secret in clear', async () => {
    const { secret } = await storage.staffSessions.begin({ id: 'devi', name: 'Devi Quokka', roles: ['viewer'] })
    const rows = await database.query(
      "select s.*, convert_from(name, 'utf8') as name from staff_sessions s, staff_members",
    )
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Quokka|${secret}`))
  })
})

describe('the list', () => {
  const pages = async (selection: Pick<QueueSelection, 'view'>, side: 'after' | 'before', from?: Place) => {
    const found: string[][] = []
    for (let place = from; ; ) {
      const page = await storage.staffApplications.list({
        ...selection,
        limit: 2,
        ...(place && { from: { place, side } }),
      })
      found.push(page.lines.map(({ reference }) => reference))
      place = side === 'after' ? page.lines.at(-1) : page.lines[0]
      if (!place || !(side === 'after' ? page.hasLater : page.hasEarlier)) return found
    }
  }

  test('has every application once, forwards and backwards, those that wait oldest first', async () => {
    const sent: string[] = []
    for (let count = 0; count < 5; count++) {
      sent.push(await submit())
      clock.pass(1_000)
    }
    expect((await pages({ view: 'received' }, 'after')).flat()).toEqual(sent)
    expect((await pages({ view: 'all' }, 'after')).flat()).toEqual(sent.toReversed())
    const last = { reference: sent[4] ?? '', receivedAt: clock.now() - 1_000 }
    expect((await pages({ view: 'received' }, 'before', last)).toReversed().flat()).toEqual(sent.slice(0, 4))
  })

  test('is narrowed by state, product and way', async () => {
    const reference = await submit()
    await submit()
    await decideAs('devi', reference)
    const count = async (selection: object) =>
      (await storage.staffApplications.list({ view: 'all', limit: 9, ...selection })).lines.length
    expect(await count({})).toBe(2)
    expect(await count({ view: 'accepted' })).toBe(1)
    expect(await count({ product: 'another' })).toBe(0)
    expect(await count({ by: 'hand' })).toBe(0)
    expect(await count({ by: 'myinfo', product })).toBe(2)
  })
})

describe('an application', () => {
  test('tells what was seen and done, each with its place in an intact audit', async () => {
    const reference = await submit()
    await storage.staffApplications.open(reference, 'devi')
    await storage.staffApplications.open(reference, 'devi')
    await storage.staffApplications.reveal(reference, 'devi', 'nricOrFin')
    await storage.staffApplications.note({ reference, member: 'hadi', words: 'Looks right' })
    await decideAs('hadi', reference)
    const found = await storage.staffApplications.open(reference, 'devi')

    expect(found?.acts.map(({ act, member, field }) => [act, member, field])).toEqual([
      ['opened', 'devi', undefined],
      ['revealed', 'devi', 'nricOrFin'],
      ['noted', 'hadi', undefined],
      ['decided', 'hadi', undefined],
    ])
    expect(found?.notes).toMatchObject([{ words: 'Looks right', member: 'hadi' }])
    expect(found?.names.get('devi')).toBe('Devi Quokka')
    for (const { slot, number } of found?.acts ?? [])
      expect(await database.query('select 1 from audit where slot = $1 and number = $2', [slot, number])).toHaveLength(
        1,
      )
    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
    expect(JSON.stringify(await database.query("select convert_from(words, 'utf8') from staff_entries"))).not.toContain(
      'Looks',
    )
  })

  test('that is not there is opened by nobody, and nothing is written down', async () => {
    expect(await storage.staffApplications.open('AAAA-BBBB-CC', 'devi')).toBeUndefined()
    expect(await storage.staffApplications.reveal('AAAA-BBBB-CC', 'devi', 'nricOrFin')).toBe(false)
    expect(await database.query('select 1 from staff_acts')).toEqual([])
  })
})

describe('where two people are needed', () => {
  beforeEach(() => {
    storage = database.storage({ now: clock.now, takesTwo: (id) => id === product })
  })

  const decline = { decision: 'declined', reason: 'x' }

  test('a decision without a proposal, to something else, or to one of its own is none', async () => {
    const reference = await submit()
    expect(await decideAs('hadi', reference)).toMatchObject({ kind: 'second_missing', position: 1 })
    await storage.staffApplications.propose({ reference, member: 'devi', position: 1, decision: 'accepted' })
    expect(await decideAs('hadi', reference, decline)).toMatchObject({ kind: 'second_missing' })
    expect(await decideAs('devi', reference)).toMatchObject({ kind: 'second_missing' })
    expect(await decideAs('hadi', reference)).toMatchObject({ kind: 'decided', status: 'accepted' })
  })

  test.each(['tok_1', 'certificate:core'])('a system, %s, is never both of them', async (decidedBy) => {
    const reference = await submit()
    const keyed = { decidedBy, idempotencyKey: 'decision-1' }
    expect(await decideAs('', reference, keyed)).toMatchObject({ kind: 'second_missing', position: 1 })
    await storage.staffApplications.propose({ reference, member: 'devi', position: 1, decision: 'accepted' })
    expect(await decideAs('', reference, { decidedBy, ...decline })).toMatchObject({ kind: 'second_missing' })
    expect(await decideAs('', reference, keyed)).toMatchObject({ kind: 'decided', repeated: false })
  })

  test('a system may ask by itself', async () => {
    const ask = { decidedBy: 'tok_1', decision: 'question', reason: 'Why?' }
    expect(await decideAs('', await submit(), ask)).toMatchObject({ kind: 'decided', status: 'question' })
  })

  test('one of many proposals at once stands, and a decision ends it', async () => {
    const reference = await submit()
    const propose = () =>
      storage.staffApplications.propose({ reference, member: 'devi', position: 1, decision: 'accepted' })
    expect((await allAtOnce(5, propose)).filter(Boolean)).toHaveLength(1)
    await decideAs('hadi', reference, { decision: 'question', reason: 'Why?' })
    expect((await storage.staffApplications.open(reference, 'hadi'))?.proposal).toBeUndefined()
    expect(await propose()).toBe(false)
  })
})

test('the words of a decision that was not made are found by their writer alone, and become a note', async () => {
  const reference = await submit()
  const unmade = { reference, member: 'devi', position: 1, decision: 'declined', words: 'Too late' } as const
  const id = await storage.staffApplications.keepUnmade(unmade)
  expect(await storage.staffApplications.unmade(id, 'hadi')).toBeUndefined()
  expect(await storage.staffApplications.unmade(id, 'devi')).toMatchObject({ words: 'Too late', decision: 'declined' })
  expect(await storage.staffApplications.noteUnmade(id, 'hadi')).toBe(false)
  expect(await storage.staffApplications.noteUnmade(id, 'devi')).toBe(true)
  expect((await storage.staffApplications.open(reference, 'devi'))?.notes).toMatchObject([{ words: 'Too late' }])
})

describe('a question', () => {
  test('is answered once, by the session that applied, told to the receivers, and found by staff', async () => {
    storage = database.storage({ now: clock.now, receivers: () => ['core'] })
    const { session } = await storage.sessions.begin({})
    const draft = await storage.drafts.open(session, product)
    const { reference } = await storage.applications.submit({ session: session.id, draft: draft.id, application })
    expect(await storage.applications.answer(session.id, reference, 'Unasked')).toBe(false)
    await decideAs('devi', reference, { decision: 'question', reason: 'Which employer?' })
    expect(await storage.applications.standing(session.id, reference)).toMatchObject({
      status: 'question',
      words: 'Which employer?',
    })
    expect(await storage.applications.standing('another', reference)).toBeUndefined()
    expect(await storage.applications.answer('another', reference, 'x')).toBe(false)

    const answers = await allAtOnce(4, () => storage.applications.answer(session.id, reference, 'Wombat Limited'))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await storage.applications.standing(session.id, reference)).toEqual({ status: 'received' })
    expect(await storage.bankApplications.answerAt(reference, 3)).toMatchObject({ words: 'Wombat Limited' })
    expect((await storage.staffApplications.open(reference, 'devi'))?.answers).toMatchObject([
      { words: 'Wombat Limited' },
    ])
    const told = await storage.outbox.list({ reference, limit: 9 })
    expect(told.map(({ event, position }) => `${position} ${event}`).toSorted()).toEqual([
      '1 application.received',
      '2 application.asked',
      '3 application.answered',
    ])
    expect(await decideAs('devi', reference, { seen: 2 })).toMatchObject({ kind: 'changed', position: 3 })
    expect(JSON.stringify(await database.query("select convert_from(words, 'utf8') from staff_entries"))).not.toContain(
      'Wombat',
    )
  })
})

test('an application is given to a member who is there, found in their list, written down, and given back', async () => {
  const [reference, other] = [await submit(), await submit()]
  const { assign, list, open } = storage.staffApplications
  const ofHadi = async () => (await list({ view: 'all', assignee: 'hadi', limit: 9 })).lines

  expect(await assign({ reference, member: 'devi', to: 'nobody here' })).toBe(false)
  expect(await assign({ reference: 'AAAA-BBBB-CC', member: 'devi', to: 'hadi' })).toBe(false)
  expect(await assign({ reference, member: 'devi', to: 'hadi' })).toBe(true)
  expect(await ofHadi()).toMatchObject([{ reference, assignee: 'hadi' }])
  const found = await open(reference, 'hadi')
  expect(found).toMatchObject({ assignee: 'hadi', acts: [{ act: 'assigned', member: 'devi' }, { act: 'opened' }] })
  expect(found?.names.get('hadi')).toBe('Hadi Numbat')
  expect(await storage.staffApplications.members()).toEqual([
    { id: 'devi', name: 'Devi Quokka' },
    { id: 'hadi', name: 'Hadi Numbat' },
  ])

  await assign({ reference, member: 'hadi' })
  expect(await ofHadi()).toEqual([])
  expect((await open(other, 'hadi'))?.assignee).toBeUndefined()
})
