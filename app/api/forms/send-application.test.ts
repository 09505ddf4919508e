import { expect, test, vi } from 'vitest'
import type { ReadyApplication } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { specimenCard as product } from '@/lib/onboarding/products/specimens/card.ts'
import type { ProductPost } from '../posted-form.ts'
import { sendApplication } from './send-application.ts'

const age = product.minimumAge ?? 0
const session = { id: 'session-1', createdAt: 0, expiresAt: 1 }
const draft = { id: 'draft-1', product: product.id, answers: {}, language: 'en', updatedAt: 0, expiresAt: 1 } as const

/** Sends an application of somebody who is that old on the last day of this year, by Myinfo or as typed. */
async function send(years: number, from: 'retrieved' | 'typed') {
  const submit = vi.fn(async () => ({ reference: 'ABCD-EFGH-JK', repeated: false }))
  const supplied = { api: 'fapi-2.0', connection: 'fapi', source: 'government', retrievedAt: 0 }
  const application: ReadyApplication = {
    product: product.id,
    connection: from === 'retrieved' ? 'fapi' : 'none',
    api: from === 'retrieved' ? 'fapi-2.0' : '',
    language: 'en',
    values: [
      {
        field: 'dateOfBirth',
        value: `${new Date().getFullYear() - years}-12-31`,
        kind: 'date',
        provenance: from === 'retrieved' ? supplied : 'typed',
        locked: from === 'retrieved',
      },
    ],
  }
  const answer = await sendApplication({
    posted: stub<ProductPost>({ server: { storage: { applications: { submit } } } }),
    open: { product, session, draft, form: buildForm({ product }) },
    application,
    declared: 'review.declare',
  })
  return { submit, to: answer.headers.get('location') }
}

/** A part of something large, where the rest is never asked for. */
function stub<Whole>(part: object): Whole {
  return part as Whole
}

test.each(['retrieved', 'typed'] as const)(
  'nothing is stored of somebody who is too young by a date that is %s, whatever the pages before let through',
  async (from) => {
    const { submit, to } = await send(age - 1, from)
    expect(submit).not.toHaveBeenCalled()
    expect(to).toBe(`/${product.id}/apply`)
  },
)

test('somebody who is old enough gets a receipt', async () => {
  const { submit, to } = await send(age + 1, 'retrieved')
  expect(submit).toHaveBeenCalledOnce()
  expect(to).toBe('/applications/ABCD-EFGH-JK')
})
