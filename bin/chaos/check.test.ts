import { expect, test } from 'vitest'
import { check } from './check.ts'
import type { Arrival, ClientEvent, History } from './history.ts'

const references = ['AAAA-AAAA-AA', 'BBBB-BBBB-BB', 'CCCC-CCCC-CC']

function arrival(reference: string, position: number, changes: Partial<Arrival> = {}): Arrival {
  const marker = position === 1 ? { marker: `draft-${reference}` } : {}
  const id = `msg_${reference}-${position}`
  return { id, reference, position, verified: true, effect: true, fault: 'none', ...marker, ...changes }
}

/** Three applications, one of them decided; one answer was lost on its way, and the message came again. */
function good(): {
  client: ClientEvent[]
  arrivals: Arrival[]
  deliveries: History['deliveries'][number][]
  isAuditIntact: boolean
} {
  const arrivals = references.map((reference) => arrival(reference, 1))
  arrivals.push(arrival('AAAA-AAAA-AA', 1, { effect: false }), arrival('AAAA-AAAA-AA', 2))
  const client = references.flatMap((reference): ClientEvent[] => [
    { kind: 'started', draft: `draft-${reference}` },
    { kind: 'acknowledged', draft: `draft-${reference}`, reference },
  ])
  client.push({ kind: 'decided', reference: 'AAAA-AAAA-AA' })
  const deliveries = arrivals
    .filter(({ effect }) => effect)
    .map(({ id, reference, position }) => ({ id, reference, position, state: 'delivered' }))
  return { client, arrivals, deliveries, isAuditIntact: true }
}

test('a history without a fault shows none', () => {
  expect(check(good())).toEqual([])
})

test('an application that arrived although its client never learned of it is no fault', () => {
  const history = good()
  history.client = history.client.filter(
    (event) => !(event.kind === 'acknowledged' && event.reference === 'BBBB-BBBB-BB'),
  )

  expect(check(history)).toEqual([])
})

const planted: [string, (history: ReturnType<typeof good>) => void, string][] = [
  [
    'a delivery that was dropped',
    ({ arrivals }) => arrivals.splice(1, 1),
    'BBBB-BBBB-BB was acknowledged and never arrived',
  ],
  [
    'a delivery that was made twice',
    ({ arrivals }) => arrivals.push(arrival('BBBB-BBBB-BB', 1)),
    'msg_BBBB-BBBB-BB-1 had two effects',
  ],
  [
    'a delivery out of order',
    ({ arrivals }) => arrivals.unshift(...arrivals.splice(4, 1)),
    'AAAA-AAAA-AA-2 came after AAAA-AAAA-AA-0',
  ],
  [
    'a delivery under a second key',
    ({ arrivals }) => arrivals.push(arrival('BBBB-BBBB-BB', 1, { id: 'msg_other', effect: false })),
    'BBBB-BBBB-BB-1 came under two keys',
  ],
  [
    'a draft that was stored twice',
    ({ client }) => client.push({ kind: 'acknowledged', draft: 'draft-AAAA-AAAA-AA', reference: 'BBBB-BBBB-BB' }),
    'draft draft-AAAA-AAAA-AA was given two references',
  ],
  [
    'a decision that was lost',
    ({ arrivals }) => arrivals.splice(4, 1),
    'AAAA-AAAA-AA was decided, and its receiver does not know',
  ],
  [
    'a delivery of another signer',
    ({ arrivals }) => arrivals.push(arrival('CCCC-CCCC-CC', 1, { verified: false, effect: false })),
    'msg_CCCC-CCCC-CC-1 came with a wrong signature',
  ],
  [
    'a delivery that was left open',
    ({ deliveries }) => Object.assign(Object(deliveries[0]), { state: 'parked' }),
    'msg_AAAA-AAAA-AA-1 is left parked',
  ],
  [
    'an application that nobody submitted',
    ({ arrivals }) => arrivals.push(arrival('DDDD-DDDD-DD', 1)),
    'DDDD-DDDD-DD arrived, and nobody had submitted it',
  ],
  [
    'an application of another applicant',
    ({ arrivals }) => Object.assign(Object(arrivals[0]), { marker: 'draft-CCCC-CCCC-CC' }),
    "AAAA-AAAA-AA arrived with another applicant's answers",
  ],
  [
    'an audit that is broken',
    (history) => Object.assign(history, { isAuditIntact: false }),
    'the chain of the audit is broken',
  ],
]

test.each(planted)('%s is found', (_, plant, violation) => {
  const history = good()
  plant(history)

  expect(check(history)).toContain(violation)
})
