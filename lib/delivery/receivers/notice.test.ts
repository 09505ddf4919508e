import { expect, test } from 'vitest'
import { application, message } from '../testing/application.ts'
import { startMailServer } from '../testing/mail-server.ts'
import { createNoticeSender } from './notice.ts'

async function send(url: string) {
  const receiver = { kind: 'notice', name: 'desk', products: ['*'], to: 'desk@bank.example' } as const
  const sender = createNoticeSender(receiver, { url, from: 'onboarding@bank.example' })
  const outcome = await sender.send('msg_1', message)
  sender.close()
  return outcome
}

test('a mailbox is told reference and product, and nothing personal', async () => {
  const { mails, url, close } = await startMailServer()

  expect(await send(url)).toEqual({ delivered: true, result: 'sent' })
  close()
  expect(mails[0]).toContain('ABCD-EFGH-JK')
  expect(mails[0]).toContain('savings-account')
  const personal = application.values.flatMap(({ value }) => (value === undefined ? [] : String(value)))
  for (const value of personal) expect(mails[0]).not.toContain(value)
})

test('a mailbox that is refused, and a server that is away, are failures by a word', async () => {
  const { url, close } = await startMailServer(550)
  expect(await send(url)).toEqual({ delivered: false, result: '550' })
  close()
  expect(await send('smtp://127.0.0.1:1')).toEqual({ delivered: false, result: 'unreachable' })
})
