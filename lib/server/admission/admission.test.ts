import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createAdmission } from './admission.ts'
import { createPressure } from './pressure.ts'

interface Asked {
  method: string
  url: string
  headers: Record<string, string>
}

const beginning: Asked = { method: 'GET', url: '/savings-account', headers: {} }
const posting = { ...beginning, method: 'POST', url: '/api/forms/savings-account/answers' }
const returning = { ...beginning, url: '/api/auth/callback/fapi?code=x' }
const inTheMiddle = { ...beginning, headers: { cookie: 'a=b; __Host-session=x' } }

/** A node where as many are let in as are never too many, unless told otherwise. */
function admissionAt({ isStanding = true, lag = 0, waiting = 0, few = 8 }) {
  const pressure = { isStanding, lag, turn: 0 }
  const decide = createAdmission({ pressure, waiting: () => waiting })
  const ends: (() => void)[] = []
  /** A body comes whole with its head, unless it is slow. */
  function admit(asked: Asked, { slow = false } = {}): boolean {
    const [request, response] = [new EventEmitter(), new EventEmitter()]
    const isAdmitted = decide(
      Object.assign(request, asked) as unknown as IncomingMessage,
      Object.assign(response, {
        closed: false,
        headersSent: false,
        socket: {},
        writeHead: () => response,
      }) as unknown as ServerResponse,
    )
    if (!slow) request.emit('end')
    ends.push(() => response.emit('close'))
    return isAdmitted
  }
  for (let count = 0; count < few; count += 1) admit(beginning)
  return { pressure, admit, endOne: () => ends.shift()?.() }
}

describe('a request', () => {
  test.each([0, 500])('goes on while no queue stands, with the event loop %i ms late', (lag) => {
    const { admit } = admissionAt({ isStanding: false, lag })
    expect(Array.from({ length: 16 }, () => admit(beginning))).toEqual(Array(16).fill(true))
  })

  test('is let in once for each turn of the event loop while a queue stands', () => {
    const { admit, pressure } = admissionAt({})
    expect([admit(beginning), admit(beginning), admit(posting)]).toEqual([true, false, false])
    pressure.turn += 1
    expect([admit(beginning), admit(beginning)]).toEqual([true, false])
  })

  test('is let in while few others are, and once one of them has been answered', () => {
    const { admit, endOne } = admissionAt({ lag: 1_000 })
    expect(admit(beginning)).toBe(false)
    endOne()
    expect([admit(beginning), admit(beginning)]).toEqual([true, false])
  })

  test('is refused beyond a hundred at once, until one of them has been answered', () => {
    const { admit, endOne } = admissionAt({ isStanding: false })
    expect(Array.from({ length: 94 }, () => admit(posting))).toEqual([...Array(92).fill(true), false, false])
    endOne()
    expect([admit(posting), admit(posting)]).toEqual([true, false])
  })

  test('whose body comes slowly keeps nobody out', () => {
    const { admit } = admissionAt({ lag: 1_000, few: 0 })
    for (let count = 0; count < 100; count += 1) admit(posting, { slow: true })
    expect(admit(beginning)).toBe(true)
  })

  test('that waits for Singpass keeps nobody out', () => {
    const { admit, endOne } = admissionAt({ lag: 1_000 })
    endOne()
    expect(Array.from({ length: 20 }, () => admit(returning))).toEqual(Array(20).fill(true))
    expect(admit(beginning)).toBe(true)
  })

  test('that waits for Singpass is refused like any other once many do', () => {
    const { admit, pressure, endOne } = admissionAt({ lag: 50, few: 0 })
    expect(Array.from({ length: 33 }, () => admit(returning))).toEqual([...Array(32).fill(true), false])
    pressure.lag = 30
    expect([admit(returning), admit(returning)]).toEqual([true, false])
    pressure.lag = 50
    endOne()
    expect(admit(returning)).toBe(false)
    endOne()
    expect(admit(returning)).toBe(true)
  })

  test.each([
    ['that begins', beginning, false],
    ['that is posted', posting, true],
    ['with a session', inTheMiddle, true],
  ])('%s is let in or not while the loop is a little late', (_, request, admitted) => {
    expect(admissionAt({ lag: 25 }).admit(request)).toBe(admitted)
    expect(admissionAt({ lag: 50 }).admit(request)).toBe(false)
  })

  test('is refused while a hundred wait for the database, whatever the event loop does', () => {
    expect(admissionAt({ isStanding: false, waiting: 99, few: 0 }).admit(posting)).toBe(true)
    expect(admissionAt({ isStanding: false, waiting: 100 }).admit(posting)).toBe(false)
  })

  test.each([
    '/api/healthz',
    '/api/readyz',
    '/.well-known/jwks.json',
    '/.well-known/jwks/fapi-cards',
    '/_next/static/a.js',
    '/refusal.css',
    '/icon.svg',
  ])('for %s is never refused', (url) => {
    expect(admissionAt({ lag: 1_000, waiting: 1_000 }).admit({ ...beginning, url })).toBe(true)
  })

  test('for a picture of the brand is never refused to a page that has it, and is no exception otherwise', () => {
    const url = '/brand/apply.svg'
    const { admit } = admissionAt({ lag: 1_000 })
    expect(admit({ ...beginning, url, headers: { 'sec-fetch-dest': 'image' } })).toBe(true)
    expect(admit({ ...beginning, url })).toBe(false)
  })

  test.each([
    '/api/healthzz',
    '/.well-known/anything',
    '/.well-known/jwks/fapi/x',
    '/savings-account?x=/_next/static/a.js',
    '/savings-account?x=a.png',
    '/savings-account/a.png',
    '/anything.css',
    '/api/forms/brand/answers',
  ])('for %s is no exception', (url) => {
    expect(admissionAt({ lag: 1_000 }).admit({ ...beginning, url })).toBe(false)
  })
})

describe('a queue', () => {
  /** Looks so often, each time so late, with so much of the time used. */
  function watching() {
    let now = 0
    let idle = 0
    let active = 0
    const utilization = (since?: { idle: number; active: number }) => {
      const [rest, work] = [idle - (since?.idle ?? 0), active - (since?.active ?? 0)]
      return { idle: rest, active: work, utilization: work / (rest + work) }
    }
    const { pressure, look } = createPressure({ now: () => now, utilization })
    return {
      pressure,
      pass({ looks, late, used }: { looks: number; late: number; used: number }) {
        for (let count = 0; count < looks; count += 1) {
          now += 10 + late
          active += (10 + late) * used
          idle += (10 + late) * (1 - used)
          look()
        }
        return pressure.isStanding
      },
    }
  }

  test('stands once the loop was busy for half a second and is late, and is gone once it had pauses', () => {
    const { pass } = watching()
    expect(pass({ looks: 8, late: 40, used: 1 })).toBe(false)
    expect(pass({ looks: 3, late: 40, used: 1 })).toBe(true)
    expect(pass({ looks: 60, late: 5, used: 0.95 })).toBe(true)
    expect(pass({ looks: 60, late: 0, used: 0.6 })).toBe(false)
  })

  test('does not stand for a burst, nor for work that is never late', () => {
    const { pass } = watching()
    expect(pass({ looks: 3, late: 100, used: 1 })).toBe(false)
    expect(pass({ looks: 60, late: 0, used: 0.9 })).toBe(false)
    expect(pass({ looks: 60, late: 2, used: 1 })).toBe(false)
  })
})
