import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { comeBack } from './come-back.ts'
import { testAttempt, testClient, testServices } from './testing/services.ts'

const attempt = testAttempt()

function loginFor(sender: string) {
  const begin = vi.fn(async () => ({ secret: 'secret', session: { id: 'session-1', createdAt: 0, expiresAt: 1 } }))
  const admit = vi.fn(async () => undefined)
  const retrieved = { subject: 'sub-1', person: { name: 'x' }, api: 'fapi-2.0', retrievedAt: 5 } as const
  const services = testServices({
    sessions: { begin },
    wayBack: { admit, isProof: async (_, proof) => 'subject' in proof && proof.subject === sender },
    client: () => testClient({ retrieve: async () => retrieved }),
  })
  const request = new NextRequest('http://localhost:3000/?code=a', { headers: { cookie: 'session=before' } })
  const origin = { browser: 'b', product: 'p', application: 'ABCD-EFGH-JK' }
  return { begin, admit, end: () => comeBack({ services, request, attempt, origin, secret: 'secret' }) }
}

test('the account that sent an application gets a session that sees it, and nothing of the person is kept', async () => {
  const { begin, admit, end } = loginFor('hash of fapi sub-1')

  expect(await end()).toEqual({ secret: 'secret', faults: [] })
  expect(begin).toHaveBeenCalledWith({ secret: 'secret', subject: 'hash of fapi sub-1', previous: 'before' })
  expect(admit).toHaveBeenCalledWith('session-1', 'ABCD-EFGH-JK')
})

test('another account begins no session and sees nothing', async () => {
  const { begin, admit, end } = loginFor('hash of fapi somebody else')

  await expect(end()).rejects.toThrow('another account')
  expect(begin).not.toHaveBeenCalled()
  expect(admit).not.toHaveBeenCalled()
})
