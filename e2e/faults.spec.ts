import { expect, test } from '@playwright/test'
import { readLog, writtenSince } from './app-log.ts'
import { type FaultRow, faultRows } from './fault-rows.ts'
import {
  agreeAs,
  createVisitor,
  csrfTokenOf,
  headingOf,
  leave,
  open,
  type Page,
  peopleOf,
  type Someone,
  type Visitor,
} from './journey-by-http.ts'
import { arm, armed, journal, keysWereAsked, resetSimulator, setClockAhead, untilKeysMayBeAsked } from './simulator.ts'

const title = 'Citizen with everything'
const typed = 'TYPED BEFORE THE LOGIN'
const lasting = 5
const order = ['par', 'callback', 'token', 'userinfo']

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

/** One trip to Singpass and what came of it. */
interface Journey {
  visitor: Visitor
  page: Page
  someone?: Someone
  milliseconds: number
  written: string
}

/** Begins a form by hand and types a name, which a login that fails must not lose. */
async function typeByHand(visitor: Visitor): Promise<void> {
  const start = await open(visitor, '/savings-account')
  const csrfToken = csrfTokenOf(start)
  const form = await open(visitor, '/api/forms/savings-account/by-hand', { form: { csrfToken } })
  const id = /name="form" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const answers = { csrfToken, form: id, step: 'identity', intent: 'save', name: typed }
  const saved = await open(visitor, '/api/forms/savings-account/answers', { form: answers })
  expect(saved.status).toBe(204)
}

async function travel(who = title): Promise<Journey> {
  const before = readLog()
  const visitor = await createVisitor()
  await typeByHand(visitor)
  const startedAt = performance.now()
  const gallery = await leave(visitor)
  const someone = peopleOf(gallery).find((candidate) => candidate.title === who)
  const page = someone ? await open(visitor, await agreeAs(visitor, gallery, who)) : gallery
  const milliseconds = performance.now() - startedAt
  return { visitor, page, someone, milliseconds, written: await writtenSince(before, referenceOf(page)) }
}

/** The reference that a page of ours shows for what went wrong. */
function referenceOf({ text }: Page): string {
  return /\b[A-Z]{4}-[A-Z]{4}\b/.exec(text.replace(/<head>.*?<\/head>/s, ''))?.[0] ?? '"event"'
}

function expectOutcome({ page }: Journey, outcome: string): void {
  if (outcome === 'not_matched') {
    expect(page.status).toBe(400)
    expect(headingOf(page)).toBe('We could not match your login')
    expect(referenceOf(page)).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
    return
  }
  expect(page.status).toBe(200)
  expect(page.url.pathname).toBe(outcome === 'retrieved' ? '/savings-account/apply' : '/savings-account')
  if (outcome === 'retrieved') return
  expect(page.url.searchParams.get('outcome')).toBe(outcome)
  const reference = page.url.searchParams.get('ref')
  expect(reference === null).toBe(outcome === 'declined')
  if (reference) expect(page.text).toContain(reference)
  expect(page.text).toContain('Fill in the form myself')
}

async function expectCalls({ reach }: FaultRow): Promise<void> {
  const calls = (await journal()).map(({ call }) => call)
  expect(calls).not.toContain('elsewhere')
  const beyond = order.slice(order.indexOf(reach) + 1)
  expect(calls.filter((call) => beyond.includes(call))).toEqual([])
}

async function expectTypedKept({ visitor }: Journey): Promise<void> {
  const form = await open(visitor, '/savings-account/apply')
  expect(form.text).toContain(`value="${typed}"`)
}

/** Nobody's name, number or identifier, no token and no state; and, in a refusal, the reference that the page shows. */
function expectSilence({ page, visitor, someone, written }: Journey): void {
  const callback = visitor.trail.find(({ pathname }) => pathname.startsWith('/api/auth/callback/'))
  const said = [...(callback?.searchParams ?? [])].filter(([name]) => ['code', 'state'].includes(name))
  const secrets = [someone?.name, someone?.number, someone?.id, typed, 'eyJ', ...said.map(([, value]) => value)]
  for (const secret of secrets.filter((text) => text && text.length > 2)) expect(written).not.toContain(secret)
  const address = decodeURIComponent(page.url.href)
  if (someone) for (const value of [someone.name, someone.number]) expect(address).not.toContain(value)
}

async function expectRow(row: FaultRow, fault: string): Promise<void> {
  const { outcome, times = lasting, met = 1, within = 5_000 } = row
  await resetSimulator()
  await arm(fault, times)
  const journey = await travel()
  expectOutcome(journey, outcome)
  await expectCalls(row)
  expect((await armed()).length).toBe(times > met ? 1 : 0)
  expect((await journal()).filter((entry) => entry.fault === fault)).toHaveLength(Math.min(times, met))
  expect(journey.milliseconds).toBeLessThan(within)
  expectSilence(journey)
  if (outcome !== 'retrieved') {
    expect(journey.written).toContain(outcome === 'declined' ? 'retrieval_failed' : referenceOf(journey.page))
    await expectTypedKept(journey)
  }
}

for (const row of faultRows) {
  test(`${row.number}: ${row.what} ${endOf(row)}`, async () => {
    for (const fault of row.faults) await test.step(fault, () => expectRow(row, fault))
    if (['F052', 'F053'].includes(row.number)) keysWereAsked()
  })
}

function endOf({ outcome, reach }: FaultRow): string {
  if (outcome === 'retrieved') return 'opens the form'
  return outcome === 'not_matched' ? 'is refused at once' : `ends as "${outcome}" after the ${reach} call`
}

test('F005: discovery and keys that are down while a copy is held are not missed', async () => {
  for (const fault of ['discovery-503', 'keys-503']) await arm(fault)
  const journey = await travel()
  expectOutcome(journey, 'retrieved')
  expect(await armed()).toEqual(['discovery-503', 'keys-503'])
})

for (const offset of [45, -45]) {
  test(`F014: a clock ${Math.abs(offset)} seconds ${offset > 0 ? 'behind' : 'ahead of'} Singpass's opens the form`, async () => {
    await setClockAhead(offset)
    expectOutcome(await travel(), 'retrieved')
  })
}

test('F014: a clock ten minutes behind ends at the start, and nothing that was typed is lost', async () => {
  await setClockAhead(600)
  const journey = await travel()
  expectOutcome(journey, 'refused')
  await expectTypedKept(journey)
})

test('F054: keys that rotate between the ID token and the person, the old one gone at once, open the form', async () => {
  await untilKeysMayBeAsked()
  await arm('rotate-before-userinfo-dropping-old')
  const journey = await travel()
  keysWereAsked()
  expectOutcome(journey, 'retrieved')
  expect(journey.page.text).toContain(journey.someone?.name)
})

test('F067: items that were not asked for are neither shown nor kept', async () => {
  await arm('person-more-than-asked')
  const { visitor, page } = await travel()
  const review = await open(visitor, '/savings-account/review')
  for (const { text } of [page, review]) expect(text).not.toMatch(/K0000000E|EURASIAN|cpfsecret/)
})

test('F068: markup in a value is shown as text', async () => {
  await arm('person-hostile-strings')
  const { page } = await travel()
  expect(page.text).not.toContain('<b>bold</b>')
  expect(page.text).toContain('&lt;b&gt;bold&lt;/b&gt;')
})

test('F069: every person of the gallery gets a form, or is told that the account has no Myinfo', async () => {
  test.slow()
  for (const { title: who } of peopleOf(await leave(await createVisitor()))) {
    await test.step(who, async () => {
      const journey = await travel(who)
      expectOutcome(journey, who === 'Foreign account, no Myinfo' ? 'no_myinfo' : 'retrieved')
      expectSilence(journey)
    })
  }
})

const attacks: [name: string, query: (state: string) => string, outcome: string][] = [
  [
    'F015: a consent that is declined',
    (state) => `error=access_denied&error-description=No&state=${state}`,
    'declined',
  ],
  ['F015: the same, spelt otherwise', (state) => `error=access_denied&error_description=No&state=${state}`, 'declined'],
  ['F016: a login that was never made', (state) => `error=login_required&state=${state}`, 'declined'],
  ['F017: an outage that is told by number', (state) => `error=503&state=${state}`, 'unavailable'],
  ['F017: a failure that is told by number', (state) => `error=500&state=${state}`, 'unavailable'],
  ['F018: an error that nobody knows', (state) => `error=moon_phase&state=${state}`, 'unavailable'],
  ['F026: a state twice', (state) => `code=a&state=${state}&state=${state}`, 'not_matched'],
  ['F027: another state', (state) => `code=a&state=${state}1`, 'not_matched'],
  ['F032: both code and error', (state) => `code=a&error=500&state=${state}`, 'not_matched'],
  ['F032: a code of 2 kB', (state) => `code=${'c'.repeat(2_000)}&state=${state}`, 'invalid'],
]

for (const [name, query, outcome] of attacks) {
  test(`${name} is met on v3 as on FAPI`, async () => {
    const before = readLog()
    const visitor = await createVisitor()
    await typeByHand(visitor)
    const state = await leaveForV3(visitor)
    const page = await open(visitor, `/api/auth/callback/v3?${query(state)}`)
    const journey = { visitor, page, milliseconds: 0, written: await writtenSince(before, referenceOf(page)) }
    expectOutcome(journey, outcome)
    expectSilence(journey)
    await expectTypedKept(journey)
  })
}

/** Leaves for Myinfo v3 and goes no further; tells the state that came along. */
async function leaveForV3(visitor: Visitor): Promise<string> {
  const csrfToken = csrfTokenOf(await open(visitor, '/savings-account'))
  const until = (url: URL) => url.searchParams.has('state')
  const form = { csrfToken, product: 'savings-account' }
  const { url } = await open(visitor, '/api/auth/signin/v3', { form, until })
  return url.searchParams.get('state') ?? ''
}
