import { expect, test } from '@playwright/test'
import {
  agreeAs,
  createVisitor,
  headingOf,
  leave,
  open,
  type Page,
  peopleOf,
  retrieveByHttp,
} from '../bin/browser/journey-by-http.ts'
import { configure, journal, resetSimulator, rotateKeys } from './simulator.ts'

const title = 'Citizen with everything'

test.beforeEach(resetSimulator)
test.afterEach(resetSimulator)

/** The form is open and shows the person who logged in. */
function expectFilledIn(page: Page, name: string): void {
  expect(page.status).toBe(200)
  expect(page.url.pathname).toBe('/specimen-account/apply')
  expect(headingOf(page)).toMatch(/^We filled in \d+ answers/)
  expect(page.text).toContain(name)
}

/** Leaves, does something while the applicant is at Singpass, and comes back. */
async function retrieveWhile(meanwhile: () => Promise<unknown>): Promise<{ page: Page; name: string }> {
  const visitor = await createVisitor()
  const gallery = await leave(visitor)
  const name = peopleOf(gallery).find((someone) => someone.title === title)?.name ?? ''
  await meanwhile()
  const callback = await agreeAs(visitor, gallery, title)
  return { page: await open(visitor, callback), name }
}

async function challenges(): Promise<string[]> {
  return (await journal()).filter(({ error }) => error === 'use_dpop_nonce').map(({ call }) => call)
}

for (const issOnError of [true, false]) {
  const spoken = issOnError ? 'names its issuer' : 'does not name its issuer'

  test(`a refusal that ${spoken} is told as a choice, and the journey completes when it is tried again`, async () => {
    await configure({ issOnError })
    const visitor = await createVisitor()
    const gallery = await leave(visitor)
    const name = peopleOf(gallery).find((someone) => someone.title === title)?.name ?? ''
    const declined = await open(visitor, gallery.url, { form: { cancel: 'yes' } })
    const callback = visitor.trail.find(({ pathname }) => pathname === '/api/auth/callback/fapi')
    expect(callback?.searchParams.get('error')).toBe('access_denied')
    expect(callback?.searchParams.has('iss')).toBe(issOnError)
    expect([declined.url.pathname, declined.url.search]).toEqual(['/specimen-account', '?outcome=declined'])
    expect((await journal()).map(({ call }) => call)).not.toContain('token')

    expectFilledIn(await retrieveByHttp(visitor, { title }), name)
  })
}

test('the journey completes where no DPoP nonce is demanded', async () => {
  const { page, name } = await retrieveWhile(async () => undefined)
  expectFilledIn(page, name)
  expect(await challenges()).toEqual([])
})

test('the journey completes where a DPoP nonce is demanded, with one more request where none was known', async () => {
  await configure({ requireNonce: true })
  const { page, name } = await retrieveWhile(async () => undefined)
  expectFilledIn(page, name)
  expect(await challenges()).toEqual(['par', 'userinfo'])
})

test('the journey completes where DPoP nonces come into force while the applicant is away', async () => {
  const { page, name } = await retrieveWhile(() => configure({ requireNonce: true }))
  expectFilledIn(page, name)
  expect((await challenges()).at(-1)).toBe('userinfo')
})

for (const [keepOldKey, spoken] of [
  [true, 'stays published'],
  [false, 'is gone at once'],
] as const) {
  test(`the journey completes where keys rotate while the applicant is away and the old one ${spoken}`, async () => {
    await configure({ keepOldKey })
    const { page, name } = await retrieveWhile(rotateKeys)
    expectFilledIn(page, name)
  })
}
