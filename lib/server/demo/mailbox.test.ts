import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { openMailbox } from './mailbox.ts'

test('the demo catches e-mail, also in letters of other scripts, and keeps the newest in front', async () => {
  const mailbox = await openMailbox(() => 1)
  const transport = createTransport({ url: mailbox.settings.url })
  const { from } = mailbox.settings
  await transport.sendMail({ from, to: 'a@example.sg', subject: 'One', text: 'first' })
  await transport.sendMail({ from, to: 'b@example.sg', subject: '您的申请', text: 'உங்கள் விண்ணப்பம்\nsecond' })
  transport.close()

  expect(mailbox.all()).toEqual([
    { at: 1, to: 'b@example.sg', subject: '您的申请', text: 'உங்கள் விண்ணப்பம்\nsecond' },
    { at: 1, to: 'a@example.sg', subject: 'One', text: 'first' },
  ])
  mailbox.forget()
  expect(mailbox.all()).toEqual([])
})
