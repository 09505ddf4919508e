import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Attempted, startWorker, type Worker, workerTiming } from '@/lib/delivery/outbox/worker.ts'
import type { Outcome, Sender } from '@/lib/delivery/receivers/sender.ts'
import type { Message } from '@/lib/delivery/record/message.ts'
import type { Storage } from '../../database.ts'
import { application, product } from '../../testing/application.ts'
import { openTestDatabase } from '../../testing/server.ts'

const database = await openTestDatabase()
const retry = { first: 0.02, longest: 0.1, parkAfter: 0.05, parkAttempts: 4 }
const timing = { ...workerTiming, poll: 20, quiet: [30, 60] as [number, number], stop: 2_000, retry }
const workers: Worker[] = []
let storage: Storage

beforeEach(async () => {
  await database.empty()
  storage = database.storage({ receivers: () => ['core'] })
})
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())))

async function submit() {
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product)
  return (await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference
}

/** A receiver that answers as told, and remembers what it was told. */
function receiverThat(answer: (id: string, message: Message) => Outcome | Promise<Outcome>) {
  const sent: { id: string; message: Message }[] = []
  const sender: Sender = {
    async send(id, message) {
      sent.push({ id, message })
      return answer(id, message)
    },
    close: () => undefined,
  }
  return { sent, sender }
}

function deliver(sender: Sender, changes: Partial<typeof timing> = {}) {
  const reports: Attempted[] = []
  const { outbox, bankApplications: applications } = database.storage({ connections: 2 })
  const report = (attempted: Attempted) => reports.push(attempted)
  const worker = startWorker({
    receiver: 'core',
    sender,
    outbox,
    applications,
    report,
    timing: { ...timing, ...changes },
  })
  workers.push(worker)
  return { reports, worker }
}

async function until(condition: () => boolean | Promise<boolean>) {
  for (let turn = 0; turn < 400; turn++) {
    if (await condition()) return
    await sleep(10)
  }
  throw new Error('it did not happen')
}

const isState = async (state: string) =>
  (await storage.outbox.list({ limit: 100 })).every((delivery) => delivery.state === state)
const delivered = { delivered: true, result: '204' }
const failed = { delivered: false, result: '500' }

test('an application and its decision arrive in order, as records of their own', async () => {
  const { sent, sender } = receiverThat(() => delivered)
  const reference = await submit()
  const request = { reference, products: ['*'], decision: 'declined', reason: 'no', decidedBy: 'tok_1' } as const
  await storage.bankApplications.decide(request)
  deliver(sender)
  await until(() => isState('delivered'))

  expect(sent.map(({ message }) => message.type)).toEqual(['application.received', 'application.decided'])
  expect(sent[0]?.message.data).toMatchObject({ reference, position: 1, status: 'received' })
  expect(sent[1]?.message.data).toMatchObject({ reference, position: 2, decision: 'declined', reason: 'no' })
})

test('what fails is tried again under the same key until it arrives', async () => {
  let calls = 0
  const { sent, sender } = receiverThat(() => (++calls < 3 ? failed : delivered))
  await submit()
  const { reports } = deliver(sender)
  await until(() => isState('delivered'))

  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  expect(reports.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
    ['failed', 1],
    ['failed', 2],
    ['delivered', 3],
  ])
})

test('what never arrives is parked, holds its own application back and no other', async () => {
  const bad = await submit()
  await storage.bankApplications.decide({ reference: bad, products: ['*'], decision: 'accepted', decidedBy: 'x' })
  const good = await submit()
  const isGood = ({ data }: Message) => Object(data).reference === good
  const { sent, sender } = receiverThat((_, message) => (isGood(message) ? delivered : failed))
  const { reports } = deliver(sender)
  await until(() => reports.some(({ outcome }) => outcome === 'parked'))

  const states = (await storage.outbox.list({ reference: bad, limit: 10 })).map(({ state }) => state)
  expect(states).toEqual(['waiting', 'parked'])
  expect(sent.some(({ message }) => isGood(message))).toBe(true)
  expect(sent.every(({ message }) => message.type === 'application.received')).toBe(true)
})

test('a receiver that is gone for good parks at once', async () => {
  const { sender } = receiverThat(() => ({ delivered: false, result: '410', final: true }))
  await submit()
  const { reports } = deliver(sender)
  await until(() => isState('parked'))

  expect(reports).toMatchObject([{ outcome: 'parked', attempts: 1, result: '410' }])
})

test('a receiver that answers nothing is tried one at a time, and what was not tried lost no attempt', async () => {
  for (let count = 0; count < 30; count++) await submit()
  let broken = true
  const { sent, sender } = receiverThat(() => (broken ? failed : delivered))
  const { reports } = deliver(sender, { inFlight: 4, retry: { ...retry, first: 60, longest: 60 } })
  await until(() => reports.length >= 8)
  expect(sent.length).toBeLessThan(20)
  expect(await database.query('select from deliveries where attempts = 0')).not.toEqual([])

  broken = false
  await database.query('update deliveries set due_at = now()')
  await until(() => isState('delivered'))
})

test('a stop claims no more and lets what is in flight finish', async () => {
  await submit()
  let finish = (_: Outcome) => {}
  const { sent, sender } = receiverThat(
    () =>
      new Promise<Outcome>((resolve) => {
        finish = resolve
      }),
  )
  const { worker, reports } = deliver(sender)
  await until(() => sent.length === 1)
  const stopping = worker.stop()
  await submit()
  finish(delivered)
  await stopping

  expect(reports).toMatchObject([{ outcome: 'delivered' }])
  expect(sent).toHaveLength(1)
  expect((await storage.outbox.list({ limit: 10 })).map(({ state }) => state).toSorted()).toEqual([
    'delivered',
    'waiting',
  ])
})

test('a nudge delivers at once', async () => {
  const { sent, sender } = receiverThat(() => delivered)
  const { worker } = deliver(sender, { poll: 60_000 })
  await sleep(100)
  await submit()
  worker.nudge()
  await until(() => sent.length === 1)
})

test('two nodes deliver everything once', async () => {
  for (let count = 0; count < 40; count++) await submit()
  const { sent, sender } = receiverThat(async () => {
    await sleep(2)
    return delivered
  })
  deliver(sender)
  deliver(sender)
  await until(() => isState('delivered'))

  expect(sent).toHaveLength(40)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(40)
})

test('a delivery whose application is gone is parked and says so', async () => {
  const reference = await submit()
  await database.query('delete from applications where reference = $1', [reference])
  const { sent, sender } = receiverThat(() => delivered)
  const { reports } = deliver(sender)
  await until(() => reports.length === 1)

  expect(reports).toMatchObject([{ outcome: 'parked', result: 'gone' }])
  expect(sent).toEqual([])
})
