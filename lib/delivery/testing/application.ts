import type { Application } from '@/lib/onboarding/stores.ts'
import { type Message, receivedMessage } from '../record/message.ts'

/** An application with a value of each origin. */
export const application: Application = {
  reference: 'ABCD-EFGH-JK',
  product: 'savings-account',
  productVersion: 'b0f1',
  connection: 'fapi',
  api: 'fapi-2.0',
  language: 'en',
  status: 'received',
  receivedAt: Date.UTC(2026, 10, 27, 7, 34, 27, 512),
  withoutAgencies: ['CPFB'],
  declarations: [{ id: 'true-and-complete', text: 'What I typed is true and complete.' }],
  values: [
    {
      field: 'name',
      kind: 'text',
      value: 'TAN XIAO HUI',
      locked: true,
      provenance: myinfo('government', '2026-03-26'),
    },
    { field: 'email', kind: 'email', value: 'a@example.sg', locked: false, provenance: myinfo('singpass') },
    { field: 'monthlyDeposit', kind: 'money', value: 1500, locked: false, provenance: 'typed' },
    { field: 'accountPurpose', kind: 'choice', value: 'salary', locked: false, provenance: 'carried' },
    { field: 'passExpiry', kind: 'date', value: null, locked: true, provenance: myinfo('government') },
  ],
}

function myinfo(source: string, updated?: string) {
  const retrievedAt = Date.UTC(2026, 10, 27, 7, 20, 11)
  return { api: 'fapi-2.0', connection: 'fapi', source, retrievedAt, ...(updated && { updated }) }
}

export const message: Message = receivedMessage(application, application.receivedAt)
