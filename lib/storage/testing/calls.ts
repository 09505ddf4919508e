import { loginCodeOf } from '@/lib/onboarding/application/login-code.ts'
import type { Storage } from '../database.ts'

const product = 'savings-account'
const other = 'credit-card'
const member = 'member-1'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }
const arrival = { browser: 'browser', connection: 'fapi' }

/**
 * Somebody with all that a call may be about, made by the stores themselves: a form that is open, and an application that
 * was sent, of which the receiver `core` was not told yet.
 */
export async function beginSomebody(storage: Storage) {
  const { sessions, drafts, retrievals, attempts, resumeLinks, applications, staffSessions, wayBack } = storage
  const { secret, session } = await sessions.begin({ subject: 'a7' })
  const draft = await drafts.open(session, product)
  const retrieval = { connection: 'fapi', api: 'fapi-2.0', person: {}, retrievedAt: Date.now() }
  await retrievals.put(session.id, product, retrieval)
  const link = await resumeLinks.make(session.id, draft.id)
  const times = { startedAt: Date.now(), expiresAt: Date.now() + 600_000 }
  const attempt = { state: secret, connection: 'fapi', scopes: [], redirectUri: '', secrets: {}, ...times }
  await attempts.put(attempt, { browser: 'browser', product })
  const second = await drafts.open(session, other)
  const sent = { ...application, product: other }
  const { reference } = await applications.submit({ session: session.id, draft: second.id, application: sent })
  const back = await wayBack.ofSession(session.id, reference)
  const staff = await staffSessions.begin({ id: member, name: 'TAN', roles: ['approver'] })
  return { secret, session, draft, link: link?.secret ?? '', state: secret, reference, back, staff: staff.secret }
}

/** Somebody, as a call is told of them. */
export type Somebody = Awaited<ReturnType<typeof beginSomebody>>

type Calls = Record<string, (storage: Storage, one: Somebody) => unknown>

/** What applicants and their pages ask for. */
const ofApplicants: Calls = {
  'a session is found': ({ sessions }, { secret }) => sessions.find(secret),
  'a session is extended': ({ sessions }, { secret }) => sessions.extend(secret),
  'a session begins after another': ({ sessions }, { secret }) => sessions.begin({ subject: 'a7', previous: secret }),
  'a session ends': ({ sessions }, { secret }) => sessions.end(secret),
  'all sessions of a person end': ({ sessions }) => sessions.endAll({ subject: 'a11' }),
  'an attempt is taken and ends': async ({ attempts }, { state }) => {
    await attempts.take(state, arrival)
    await attempts.end(state, 'declined')
  },
  'a login is kept': ({ logins }, { state, secret }) =>
    logins.keep({
      attempt: { state, outcome: 'retrieved' },
      secret: `${secret}2`,
      subject: 'a9',
      product,
      retrieval: { connection: 'fapi', api: 'fapi-2.0', person: {}, retrievedAt: Date.now() },
      changes: () => ({}),
    }),
  'a form is shown': ({ visits }, { secret }) => visits.forms(secret, [product, other]),
  'a receipt is shown': ({ visits }, { secret, reference }) => visits.receipt(secret, reference),
  'a retrieval is found': ({ retrievals }, { session }) => retrievals.find(session.id, product),
  'a retrieval is discarded': ({ retrievals }, { session }) => retrievals.discard(session.id, product),
  'a draft is opened': ({ drafts }, { session }) => drafts.open(session, product),
  'a draft is found': async ({ drafts }, { session, draft }) => {
    await drafts.current(session.id, product)
    await drafts.find(session.id, draft.id)
  },
  'a draft is discarded': ({ drafts }, { session, draft }) => drafts.discard(session.id, draft.id),
  'a draft that has moved on is looked for': ({ drafts }, { session }) => drafts.hasMovedOn(session.id, product),
  'answers are saved': ({ drafts }, { session, draft }) => drafts.save(session.id, draft.id, { note: 'x' }),
  'an offered draft is looked for': ({ offeredDrafts }, { session }) => offeredDrafts.find(session.id, product),
  'an offered draft is declined': ({ offeredDrafts }, { session }) => offeredDrafts.decline(session.id, product),
  'an offered draft is accepted': ({ offeredDrafts }, { session, draft }) =>
    offeredDrafts.accept({ session: session.id, product, draft: draft.id }),
  'a private link is used': async ({ resumeLinks }, { link, session }) => {
    await resumeLinks.find(link)
    await resumeLinks.take(link, session.id)
  },
  'an application is submitted and read': async ({ applications }, { session, draft }) => {
    const { reference } = await applications.submit({ session: session.id, draft: draft.id, application })
    await applications.find(session.id, reference)
    await applications.standing(session.id, reference)
  },
  'a question is answered': ({ applications }, { session, reference }) =>
    applications.answer(session.id, reference, 'words'),
  'a number is shown in full': ({ applications }, { reference }) => applications.recordReveal(reference),
  'somebody comes back': async ({ wayBack }, { session, reference, back }) => {
    await wayBack.link(reference)
    await wayBack.find(reference, back?.link ?? '')
    await wayBack.isProof(reference, { code: back?.code ?? '' })
    await wayBack.admit(session.id, reference)
  },
  'a use is counted': ({ limits }) => limits.consume({ name: 'start', points: 10, seconds: 60 }, 'somebody'),
}

/** What the bank's people ask for. */
const ofStaff: Calls = {
  'staff come back': ({ staffSessions }, { staff }) => staffSessions.find(staff),
  'staff leave': ({ staffSessions }, { staff }) => staffSessions.end(staff),
  'staff turn keys off': ({ staffSessions }, { staff }) => staffSessions.turnKeys(staff, false),
  'staff are listed': ({ staffApplications }) => staffApplications.members(),
  'staff list what was received': ({ staffApplications }) => staffApplications.list({ view: 'received', limit: 50 }),
  'staff list all': ({ staffApplications }) => staffApplications.list({ view: 'all', limit: 50 }),
  'staff list a product': ({ staffApplications }) =>
    staffApplications.list({ view: 'accepted', product: other, limit: 50 }),
  'staff list all of a product that few want': ({ staffApplications }) =>
    staffApplications.list({ view: 'all', product: 'rare', limit: 50 }),
  'staff list all that was typed by hand': ({ staffApplications }) =>
    staffApplications.list({ view: 'all', by: 'hand', limit: 50 }),
  'staff list what waits and was typed by hand': ({ staffApplications }) =>
    staffApplications.list({ view: 'received', by: 'hand', limit: 50 }),
  'staff list what came by Myinfo': ({ staffApplications }) =>
    staffApplications.list({ view: 'received', by: 'myinfo', limit: 50 }),
  'staff list what is theirs': ({ staffApplications }) =>
    staffApplications.list({ view: 'received', assignee: member, limit: 50 }),
  'staff open an application': ({ staffApplications }, { reference }) => staffApplications.open(reference, member),
  'staff see a number in full': ({ staffApplications }, { reference }) =>
    staffApplications.reveal(reference, member, 'uinfin'),
  'staff write a note': ({ staffApplications }, { reference }) =>
    staffApplications.note({ reference, member, words: 'words' }),
  'staff take an application': ({ staffApplications }, { reference }) =>
    staffApplications.assign({ reference, member, to: member }),
  'staff propose and take it back': async ({ staffApplications }, { reference }) => {
    await staffApplications.propose({ reference, member, position: 1, decision: 'accepted' })
    await staffApplications.withdraw(reference, member)
  },
  'staff keep words that came too late': async ({ staffApplications }, { reference }) => {
    const unmade = { reference, member, position: 1, decision: 'accepted', words: 'words' } as const
    const id = await staffApplications.keepUnmade(unmade)
    await staffApplications.unmade(id, member)
    await staffApplications.noteUnmade(id, member)
  },
  'staff look at what goes out': ({ outbox }) => outbox.list({ limit: 50 }),
  'staff look at what was given up': ({ outbox }) => outbox.list({ state: 'parked', limit: 50 }),
  'staff look for whose data it is': ({ personData }, { reference }) => personData.find({ reference }),
  'staff look for whose code of a login it is': ({ personData }, { session }) =>
    personData.find({ loginCode: loginCodeOf(session.id) }),
  'staff copy and erase what was typed by hand': async ({ sessions, drafts, applications, personData }) => {
    const { session } = await sessions.begin({})
    const { id } = await drafts.open(session, product)
    const { reference } = await applications.submit({ session: session.id, draft: id, application })
    await personData.copy({ reference })
    await personData.erase({ reference })
  },
  'staff keep data from being removed': ({ personData }, { reference }) => personData.hold(reference, true),
  'staff look for a certificate': ({ personData }, { reference }) => personData.certificate(reference),
}

/** What the bank's systems, and our own workers, ask for. */
const ofPrograms: Calls = {
  'a worker delivers': async ({ outbox }) => {
    for (const claimed of await outbox.claim('core', 1, 60)) await outbox.delivered(claimed, '200')
  },
  'a worker fails': async ({ outbox }) => {
    const failure = { park: false, delaySeconds: 0, result: '500' }
    for (const claimed of await outbox.claim('core', 1, 60)) await outbox.failed(claimed, failure)
  },
  'a worker gives up': async ({ outbox }) => {
    for (const claimed of await outbox.claim('core', 1, 60)) await outbox.refused(claimed, '410')
  },
  'a delivery is skipped and sent again': async ({ outbox }, { reference }) => {
    const [{ id } = { id: '' }] = await outbox.list({ reference, limit: 1 })
    await outbox.find(id)
    await outbox.skip(id)
    await outbox.replay(id)
    await outbox.bounced(id)
  },
  'the backlog is counted': ({ outbox }) => outbox.backlog(),
  'the bank lists a product': ({ bankApplications }) => bankApplications.list({ products: [product], limit: 50 }),
  'the bank lists a product that few want': ({ bankApplications }) =>
    bankApplications.list({ products: ['rare'], limit: 50 }),
  'the bank lists what is new': ({ bankApplications }) =>
    bankApplications.list({ products: ['*'], since: Date.now() - 600_000, limit: 50 }),
  'the bank reads an application': async ({ bankApplications }, { reference }) => {
    await bankApplications.find(reference, ['*'])
    await bankApplications.decisionAt(reference, 2)
    await bankApplications.answerAt(reference, 2)
  },
  'the bank decides': ({ bankApplications }, { reference }) =>
    bankApplications.decide({
      reference,
      products: ['*'],
      decision: 'accepted',
      decidedBy: 'core',
      idempotencyKey: reference,
    }),
  'an export is written down': ({ bankApplications }) => bankApplications.auditExport('run'),
  'a system shows its token': async ({ tokens }) => {
    const { id, token } = await tokens.make({
      name: 'core',
      products: ['*'],
      scopes: ['read'],
      expiresAt: Date.now() + 60_000,
    })
    await tokens.find(token)
    await tokens.list()
    await tokens.revoke(id)
  },
  'what has expired is looked for': ({ purge }) => purge(),
  'what nobody owns is looked for, beside what a link leads to': async ({ sessions, drafts, resumeLinks, purge }) => {
    const { secret, session } = await sessions.begin({})
    const { id } = await drafts.open(session, product)
    await resumeLinks.make(session.id, id)
    await sessions.end(secret)
    await purge()
  },
  'the store is asked whether it is there': ({ ready }) => ready(),
  'the audit is anchored': ({ anchorAudit }) => anchorAudit(),
}

/** Every call of the stores that somebody waits for, by what it does. */
export const calls: Calls = { ...ofApplicants, ...ofStaff, ...ofPrograms }

/** What reads everything, since that is its purpose, or asks the database nothing. */
export const readingAll: readonly string[] = [
  'outbox.replaySince',
  'bankApplications.stream',
  'reseal',
  'keyUses',
  'openSealed',
  'verifyAudit',
  'auditKeys',
  'alive',
  'connections',
  'migrate',
  'close',
]
