import { expect, test } from 'vitest'
import type { Application } from '@/lib/onboarding/stores.ts'
import { application, message } from '../testing/application.ts'
import { startMailServer } from '../testing/mail-server.ts'
import { addressOf, createApplicantSender } from './applicant.ts'

const link = 'https://apply.bank.example/status/ABCD-EFGH-JK/secret'

async function send(url: string, values: Application['values'] = application.values) {
  const sender = createApplicantSender({
    mail: { url, from: 'Merlion Bank <onboarding@bank.example>' },
    applications: { find: async () => ({ application: { ...application, values }, position: 1 }) },
    wayBack: { link: async () => link },
    write: (parts) => ({ subject: `About ${parts.application.reference}`, text: `${parts.topic} ${parts.link}` }),
  })
  const outcome = await sender.send('msg_1', message)
  sender.close()
  return outcome
}

test('an applicant is written to at their own address, with nothing personal in it', async () => {
  const { mails, url, close } = await startMailServer()

  expect(await send(url)).toEqual({ delivered: true, result: 'sent' })
  close()
  const [mail = ''] = mails
  expect(mail).toContain('To: a@example.sg')
  expect(mail).toContain('Message-ID: <msg_1@bank.example>')
  expect(mail).toMatch(/auto-submitted: auto-generated/i)
  expect(mail).toContain(link)
  const personal = application.values.filter(({ field, value }) => field !== 'email' && typeof value === 'string')
  for (const { value } of personal) expect(mail).not.toContain(value)
})

test('a mailbox that is not there is settled; one that is full, and a server that is away, are tried again', async () => {
  const gone = await startMailServer(550)
  expect(await send(gone.url)).toEqual({ delivered: false, result: '550', refused: true })
  gone.close()
  const full = await startMailServer(452)
  expect(await send(full.url)).toEqual({ delivered: false, result: '452' })
  full.close()
  expect(await send('smtp://127.0.0.1:1')).toEqual({ delivered: false, result: 'unreachable' })
})

test('an applicant who gave no address is not written to, and nothing waits for it', async () => {
  const without = application.values.filter(({ field }) => field !== 'email')

  expect(await send('smtp://127.0.0.1:1', without)).toEqual({ delivered: false, result: 'no_address', refused: true })
})

test('the address is the one asked for as such, before any other e-mail address of the form', () => {
  const value = (field: string, text: unknown) => ({
    field,
    kind: 'email',
    value: text,
    locked: false,
    provenance: 'typed' as const,
  })
  expect(addressOf({ values: [value('employerEmail', 'hr@a.sg'), value('email', 'me@a.sg')] })).toBe('me@a.sg')
  expect(addressOf({ values: [value('contactEmail', 'me@a.sg')] })).toBe('me@a.sg')
  expect(addressOf({ values: [value('email', null)] })).toBeUndefined()
})
