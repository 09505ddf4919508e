import { randomUUID } from 'node:crypto'
import { personas } from 'singpass-simulator/personas'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import type { Server } from '@/lib/server/server.ts'
import { filledForm, retrievalOf } from '../../testing/filled-form.ts'
import { POST as answers } from './[product]/answers/route.ts'
import { POST as submit } from './[product]/submit/route.ts'
import { type Posting, startPosting } from './testing/posting.ts'

let posting: Posting
let server: Server
let product: Product

beforeAll(async () => {
  posting = await startPosting()
  ;({ server, product } = posting)
})

beforeEach(() => {
  vi.restoreAllMocks()
})

afterAll(() => posting.stop())

const posted = (route: string, secret: string, form: Record<string, string>) =>
  posting.posted(`/api/forms/${product.id}/${route}`, secret, form)
const context = () => posting.context()

/** Somebody whose answers are complete, with what the submit button of the review would post. */
async function atReview(): Promise<{ secret: string; form: Record<string, string> }> {
  const { storage } = server
  const { secret, session } = await storage.sessions.begin({ subject: randomUUID() })
  const [somebody] = personas
  const { id: _, expiresAt: __, ...obtained } = { ...retrievalOf(product, somebody?.person), retrievedAt: Date.now() }
  const retrieval = await storage.retrievals.put(session.id, product.id, obtained)
  const { typed } = filledForm(product, retrieval)
  const draft = await storage.drafts.open(session, product.id)
  await storage.drafts.save(session.id, draft.id, typed)
  const ready = buildApplication({
    form: buildForm({ product, retrieval, typed }),
    retrieval,
    typed,
    language: 'en',
    today: todayInSingapore(),
  })
  if (ready.kind === 'incomplete') throw new Error(`the answers are incomplete: ${JSON.stringify(ready.problems)}`)
  const content = contentDigest(ready.application.values)
  return { secret, form: { form: draft.id, declaration: 'yes', retrieval: retrieval.id, content } }
}

const press = (secret: string, form: Record<string, string>) => submit(posted('submit', secret, form), context())

/** Lets another submit of the same form be done just before the next look for its retrieval. */
function overtakenBy(other: () => Promise<unknown>): void {
  const { retrievals } = server.storage
  const find = retrievals.find.bind(retrievals)
  vi.spyOn(retrievals, 'find').mockImplementationOnce(async (...asked) => {
    await other()
    return find(...asked)
  })
}

async function storedCount(): Promise<number> {
  const [row] = await posting.database.query('select count(*)::int as stored from applications')
  return row?.stored
}

test('S31 S57 F083 fifty equal submits at once get the same reference, again and again', async () => {
  for (let round = 0; round < 10; round += 1) {
    const before = await storedCount()
    const { secret, form } = await atReview()
    const all = await Promise.all(Array.from({ length: 50 }, () => press(secret, form)))
    const places = all.map((answer) => `${answer.status} ${answer.headers.get('location')}`)
    expect(new Set(places), `round ${round}`).toEqual(
      new Set([expect.stringMatching(/^303 \/applications\/\w{4}-\w{4}-\w{2}$/)]),
    )
    expect((await storedCount()) - before).toBe(1)
  }
}, 120_000)

test.each([
  ['while the retrieval is being removed', (form: Record<string, string>) => form],
  ['that finds answers missing by then', ({ retrieval: _, ...form }: Record<string, string>) => form],
  ['that is not agreed to', (form: Record<string, string>) => ({ ...form, declaration: '' })],
])('S57 a submit %s gets the reference of the one that overtook it', async (_, changed) => {
  const { secret, form } = await atReview()
  let first: Response | undefined
  overtakenBy(async () => {
    first = await press(secret, form)
  })
  const second = await press(secret, changed(form))
  expect(second.headers.get('location')).toBe(first?.headers.get('location'))
  expect(second.headers.get('location')).toMatch(/^\/applications\//)
})

test('S57 a submit whose answers have changed by then gets the reference too', async () => {
  const { secret, form } = await atReview()
  const { storage } = server
  const find = storage.drafts.find.bind(storage.drafts)
  vi.spyOn(storage.drafts, 'find').mockImplementationOnce(async (...asked) => {
    const draft = await find(...asked)
    await press(secret, form)
    // As it was read, but for one answer that another tab had changed before the first submit.
    return draft && { ...draft, answers: { ...draft.answers, monthlyDeposit: '4321' } }
  })
  vi.spyOn(storage.retrievals, 'find').mockResolvedValue(
    await storage.retrievals.find((await storage.sessions.find(secret))?.id ?? '', product.id),
  )
  expect((await press(secret, form)).headers.get('location')).toMatch(/^\/applications\//)
})

test('S57 a step that is saved while the form is sent leads to the receipt', async () => {
  const { secret, form } = await atReview()
  overtakenBy(() => press(secret, form))
  const step = { form: form.form ?? '', step: product.steps[0]?.id ?? '', intent: 'continue' }
  const answer = await answers(posted('answers', secret, step), context())
  expect(answer.headers.get('location')).toMatch(/^\/applications\//)
})

test('S30 a submit before the steps are done leads to the first that is open, and stores nothing', async () => {
  const { storage } = server
  const before = await storedCount()
  const { secret, session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product.id)
  const first = buildForm({ product }).steps[0]?.id
  const posts: Record<string, string>[] = [{}, { content: 'A'.repeat(43) }, { retrieval: '' }, { step: 'review' }]
  for (const more of posts) {
    const answer = await press(secret, { form: draft.id, declaration: 'yes', ...more })
    expect(answer.headers.get('location')).toBe(`/${product.id}/apply?step=${first}&check=1`)
  }
  expect(await storedCount()).toBe(before)
})

test('S44 an error that nobody foresaw is a page with a reference, and says nothing of what was sent', async () => {
  const { secret, form } = await atReview()
  vi.spyOn(server.storage.applications, 'submit').mockRejectedValue(new TypeError('S1234567D is not a function'))
  const answer = await press(secret, form)
  const page = await answer.text()
  expect(answer.status).toBe(500)
  expect(page).toMatch(/give this reference: <strong[^>]*>[A-Z]{4}-[A-Z]{4}</)
  expect(page).not.toMatch(/S1234567D|TypeError/)
})

test('a submit of what another tab changed is still told so', async () => {
  const { secret, form } = await atReview()
  const changed = await press(secret, { ...form, content: 'A'.repeat(43) })
  expect(changed.headers.get('location')).toBe(`/${product.id}/review?changed=1`)
})

test.each([
  ['which retrieval it showed', 'retrieval'],
  ['which answers it showed', 'content'],
])('a submit that does not say %s is led back to the review, and stores nothing', async (_, name) => {
  const before = await storedCount()
  const { secret, form } = await atReview()
  const { [name]: __, ...without } = form
  for (const post of [without, { ...form, [name]: '' }]) {
    expect((await press(secret, post)).headers.get('location')).toBe(`/${product.id}/review?changed=1`)
  }
  expect(await storedCount()).toBe(before)
  expect((await press(secret, form)).headers.get('location')).toMatch(/^\/applications\//)
})

test('an application sent from the one page holds its declaration as it was read, and the version of the product', async () => {
  const { secret, form } = await atReview()
  const { content: _, ...shown } = form
  const session = await server.storage.sessions.find(secret)
  const draft = await server.storage.drafts.find(session?.id ?? '', form.form ?? '')
  const typed = Object.entries(draft?.answers ?? {}).map(([name, text]) => [name, String(text)])
  const step = { ...Object.fromEntries(typed), ...shown, step: 'answers', intent: 'submit' }
  const answer = await answers(posted('answers', secret, step), context())
  const reference = answer.headers.get('location')?.split('/').at(-1) ?? ''
  expect(await server.storage.applications.find(session?.id ?? '', reference)).toMatchObject({
    declarations: [{ id: 'true-and-complete', text: expect.stringContaining('everything on this page') }],
    productVersion: expect.stringMatching(/./),
  })
})
