import { expect } from '@playwright/test'
import { headingOf, open } from '../../bin/browser/journey-by-http.ts'
import { referenceShown } from '../../bin/faults/reference-shown.ts'
import { arm, armed, journal, resetSimulator } from '../simulator.ts'
import type { FaultRow } from './row.ts'
import { type Trip, travel, typed } from './trip.ts'

const lasting = 5
const callbackMilliseconds = 15_000
const order = ['par', 'callback', 'token', 'userinfo']

/** Makes the trip under one fault of a row, and expects what the row says and what holds for every row. */
export async function expectRow(row: FaultRow, fault: string): Promise<void> {
  const { outcome, alarm, times = lasting, met = 1, within = callbackMilliseconds } = row
  await resetSimulator()
  await arm(fault, times)
  const trip = await travel()
  expectOutcome(trip, outcome)
  expectAlarm(trip, alarm)
  await expectCalls(row)
  expect((await armed()).length).toBe(times > met ? 1 : 0)
  expect((await journal()).filter((entry) => entry.fault === fault)).toHaveLength(Math.min(times, met))
  expect(trip.milliseconds).toBeLessThan(within)
  if (outcome !== 'retrieved') await expectTypedKept(trip)
}

/** The page says what happened, with a reference that the log knows, and offers the way by hand. */
export function expectOutcome({ page, written }: Trip, outcome: string): void {
  if (outcome === 'not_matched') {
    expect(page.status).toBe(400)
    expect(headingOf(page)).toBe('We could not match your login')
    expect(written).toContain(referenceShown(page) ?? 'a reference')
    expect(page.text).toContain('#by-hand')
    return
  }
  expect(page.status).toBe(200)
  expect(page.url.pathname).toBe(outcome === 'retrieved' ? '/specimen-account/apply' : '/specimen-account')
  if (outcome === 'retrieved') return
  expect(page.url.searchParams.get('outcome')).toBe(outcome)
  expect(page.text).toContain('Fill in the form myself')
  const reference = page.url.searchParams.get('ref')
  expect(reference === null).toBe(outcome === 'declined')
  if (outcome === 'declined') return
  expect(page.text).toContain(reference ?? 'a reference')
  expect(written).toContain(reference ?? 'a reference')
}

/** The log names the alarm, or has none. */
export function expectAlarm({ written }: Trip, alarm: string | undefined): void {
  expect([...written.matchAll(/"alarm":"(\w+)"/g)].map(([, name]) => name)).toEqual(alarm ? [alarm] : [])
}

/** What was typed before the login is still in the form. */
export async function expectTypedKept({ visitor }: Trip): Promise<void> {
  const form = await open(visitor, '/specimen-account/apply')
  expect(form.text).toContain(`value="${typed}"`)
}

/** No call was made beyond the one that met the fault, and none to the host of a redirect. */
async function expectCalls({ reach }: FaultRow): Promise<void> {
  const calls = (await journal()).map(({ call }) => call)
  const beyond = ['elsewhere', ...order.slice(order.indexOf(reach) + 1)]
  expect(calls.filter((call) => beyond.includes(call))).toEqual([])
}
