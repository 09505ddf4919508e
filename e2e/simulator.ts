import { request } from '@playwright/test'

const simulatorUrl = process.env.E2E_SIMULATOR_URL ?? ''

/** One entry of the simulator's log. */
export interface Entry {
  call: string
  outcome: 'accepted' | 'refused' | 'fault'
  fault?: string
  error?: string
}

/** Settings as the simulator starts with them, of those that a journey changes. */
const usual = { requireNonce: false, issParam: true, issOnError: true, keepOldKey: true, leeway: 60 }

/** Makes the next answers that fit go wrong, once unless said. */
export function arm(fault: string, times = 1): Promise<unknown> {
  return call('POST', '/faults', { fault, times })
}

/** Faults that no answer has used up. */
export async function armed(): Promise<string[]> {
  const { armed: waiting } = (await call('GET', '/faults')) as { armed: { fault: string }[] }
  return waiting.map(({ fault }) => fault)
}

/** Changes what the real service leaves open. */
export function configure(settings: Partial<typeof usual>): Promise<unknown> {
  return call('POST', '/admin/config', settings)
}

/** Puts the simulator's clock ahead of everybody else's, in seconds. */
export function setClockAhead(offset: number): Promise<unknown> {
  return call('POST', '/admin/clock', { offset })
}

/** Signs with a new key from now on. */
export function rotateKeys(): Promise<unknown> {
  return call('POST', '/admin/rotate-keys')
}

/** What happened since the last reset, oldest first. */
export async function journal(): Promise<Entry[]> {
  return ((await call('GET', '/admin/log')) as { log: Entry[] }).log
}

/** Nothing armed, everything as usual, an empty log. */
export async function resetSimulator(): Promise<void> {
  await call('DELETE', '/faults')
  await configure(usual)
  await setClockAhead(0)
  await call('DELETE', '/admin/log')
}

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, data?: object): Promise<unknown> {
  const context = await request.newContext({ baseURL: simulatorUrl })
  const answer = await context.fetch(path, { method, data })
  const text = await answer.text()
  await context.dispose()
  if (!answer.ok()) throw new Error(`the simulator answered ${answer.status()} to ${method} ${path}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
