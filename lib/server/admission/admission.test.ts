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

/** A node where as many are begun as are never too many, unless told otherwise; each as whether it went on. */
function admissionAt({ isStanding = false, lag = 0, waiting = 0, few = 4 }) {
  const pressure = { isStanding, lag, turn: 0 }
  const { admit: decide, next, inLine } = createAdmission({ pressure, waiting: () => waiting })
  const begun: (() => void)[] = []
  /** A body comes whole with its head, unless it is slow. */
  function admit(asked: Asked, { slow = false } = {}): 'begun' | 'in line' | 'refused' {
    const [request, response] = [new EventEmitter(), new EventEmitter()]
    const before = begun.length
    const isAdmitted = decide(
      Object.assign(request, asked) as unknown as IncomingMessage,
      Object.assign(response, {
        closed: false,
        headersSent: false,
        socket: {},
        writeHead: () => response,
      }) as unknown as ServerResponse,
      () => {
        begun.push(() => response.emit('close'))
        if (!slow) request.emit('end')
      },
    )
    left.push(() => response.emit('close'))
    if (!isAdmitted) return 'refused'
    return begun.length > before ? 'begun' : 'in line'
  }
  const left: (() => void)[] = []
  /** Another turn of the event loop, and how many have begun in it. */
  const turn = () => {
    const before = begun.length
    pressure.turn += 1
    next()
    return begun.length - before
  }
  for (let count = 0; count < few; count += 1) admit(beginning)
  const ends = begun.slice()
  return { pressure, admit, turn, inLine, endOne: () => ends.shift()?.(), leave: (index: number) => left[index]?.() }
}

/** So many of one kind, each by what became of it. */
function many<Kind>(length: number, ask: () => Kind): Kind[] {
  return Array.from({ length }, ask)
}

describe('a request', () => {
  test('goes on at once while few others do, however late the event loop is', () => {
    const { admit } = admissionAt({ lag: 1_000, few: 3 })
    expect([admit(beginning), admit(beginning)]).toEqual(['begun', 'in line'])
  })

  test('beyond a few goes on in its order, one for each turn of the event loop', () => {
    const { admit, turn, inLine } = admissionAt({})
    expect(many(3, () => admit(beginning))).toEqual(['in line', 'in line', 'in line'])
    expect([turn(), turn(), turn(), turn()]).toEqual([1, 1, 1, 0])
    expect(admit(beginning)).toBe('begun')
    expect(inLine()).toBe(0)
  })

  test('is part of a burst, and none of it is refused', () => {
    const { admit, turn } = admissionAt({ few: 0 })
    expect(many(90, () => admit(beginning))).toEqual([...Array(4).fill('begun'), ...Array(86).fill('in line')])
    expect(many(86, turn)).toEqual(Array(86).fill(1))
  })

  test('waits while the event loop is late, until one of those that were begun has been answered', () => {
    const { admit, turn, endOne } = admissionAt({ lag: 21 })
    expect(admit(beginning)).toBe('in line')
    expect(turn()).toBe(0)
    endOne()
    expect(turn()).toBe(1)
  })

  test('leaves the line when whoever asked goes away', () => {
    const { admit, turn, inLine, leave } = admissionAt({ lag: 1_000 })
    many(2, () => admit(beginning))
    leave(4)
    expect(inLine()).toBe(1)
    leave(0)
    expect(turn()).toBe(1)
  })

  test('is refused beyond a hundred at once with those in line, until one of them has been answered', () => {
    const { admit, endOne } = admissionAt({ lag: 1_000 })
    expect(many(98, () => admit(posting))).toEqual([...Array(96).fill('in line'), 'refused', 'refused'])
    endOne()
    expect([admit(posting), admit(posting)]).toEqual(['in line', 'refused'])
  })

  test('is one of a few at most that begin in one turn, though its body is still to come', () => {
    const { admit, turn } = admissionAt({ few: 0 })
    const asked = many(6, () => admit(posting, { slow: true }))
    expect(asked).toEqual([...Array(4).fill('begun'), 'in line', 'in line'])
    expect(turn()).toBe(2)
  })

  test('whose body comes slowly keeps nobody out', () => {
    const { admit, turn, pressure } = admissionAt({ few: 0 })
    for (let count = 0; count < 100; count += 1) {
      admit(posting, { slow: true })
      turn()
    }
    pressure.lag = 1_000
    turn()
    expect(admit(beginning)).toBe('begun')
  })

  test('that waits for Singpass keeps nobody out', () => {
    const { admit, turn, endOne } = admissionAt({ lag: 1_000 })
    endOne()
    turn()
    expect(many(20, () => admit(returning))).toEqual(Array(20).fill('begun'))
    expect(admit(beginning)).toBe('begun')
  })

  test('that waits for Singpass is one like any other once many do', () => {
    const { admit, turn } = admissionAt({ isStanding: true, lag: 50, few: 0 })
    expect(many(32, () => admit(returning))).toEqual(Array(32).fill('begun'))
    expect(many(13, () => admit(returning))).toEqual([
      ...Array(4).fill('begun'),
      ...Array(8).fill('in line'),
      'refused',
    ])
    expect(turn()).toBe(4)
  })

  test.each([
    ['that begins', beginning, 'refused'],
    ['that is posted', posting, 'in line'],
    ['with a session', inTheMiddle, 'in line'],
  ])('%s is refused or waits while a queue stands', (_, request, expected) => {
    expect(admissionAt({ isStanding: true, lag: 50 }).admit(request)).toBe(expected)
  })

  test('of somebody who is in the middle waits behind no more than a few while a queue stands', () => {
    const { admit } = admissionAt({ isStanding: true, lag: 50 })
    expect(many(10, () => admit(posting))).toEqual([...Array(8).fill('in line'), 'refused', 'refused'])
  })

  test('that begins is let in once for each turn while a queue stands and nobody is in line', () => {
    const { admit, turn } = admissionAt({ isStanding: true })
    turn()
    expect([admit(beginning), admit(beginning)]).toEqual(['begun', 'refused'])
    turn()
    expect([admit(beginning), admit(beginning)]).toEqual(['begun', 'refused'])
  })

  test('is refused while a hundred wait for the database, whatever the event loop does', () => {
    expect(admissionAt({ waiting: 99, few: 0 }).admit(posting)).toBe('begun')
    expect(admissionAt({ waiting: 100 }).admit(posting)).toBe('refused')
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
    expect(admissionAt({ isStanding: true, lag: 1_000, waiting: 1_000 }).admit({ ...beginning, url })).toBe('begun')
  })

  test('for a picture of the brand is never refused to a page that has it, and is no exception otherwise', () => {
    const url = '/brand/apply.svg'
    const { admit } = admissionAt({ isStanding: true, lag: 1_000 })
    expect(admit({ ...beginning, url, headers: { 'sec-fetch-dest': 'image' } })).toBe('begun')
    expect(admit({ ...beginning, url })).toBe('refused')
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
    expect(admissionAt({ isStanding: true, lag: 1_000 }).admit({ ...beginning, url })).toBe('refused')
  })
})

describe('a queue', () => {
  /** Looks so often, with so many in line and so much of the time used. */
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
      pass({ looks, late = 0, used, inLine }: { looks: number; late?: number; used: number; inLine: number }) {
        for (let count = 0; count < looks; count += 1) {
          now += 10 + late
          active += (10 + late) * used
          idle += (10 + late) * (1 - used)
          look(inLine)
        }
        return pressure.isStanding
      },
    }
  }

  test('stands once there was a line for half a second, and is gone once there was none and the loop had pauses', () => {
    const { pass } = watching()
    expect(pass({ looks: 10, late: 40, used: 1, inLine: 20 })).toBe(false)
    expect(pass({ looks: 1, late: 40, used: 1, inLine: 20 })).toBe(true)
    expect(pass({ looks: 60, used: 0.95, inLine: 0 })).toBe(true)
    expect(pass({ looks: 60, used: 0.6, inLine: 1 })).toBe(true)
    expect(pass({ looks: 60, used: 0.6, inLine: 0 })).toBe(false)
  })

  test('does not stand for bursts whose line comes to an end, nor for work that leaves nobody in line', () => {
    const { pass } = watching()
    for (let burst = 0; burst < 5; burst += 1) {
      expect(pass({ looks: 4, late: 100, used: 1, inLine: 50 })).toBe(false)
      expect(pass({ looks: 1, used: 1, inLine: 0 })).toBe(false)
    }
    expect(pass({ looks: 60, late: 100, used: 1, inLine: 0 })).toBe(false)
  })

  test('has the milliseconds by which the last look was late', () => {
    const { pass, pressure } = watching()
    pass({ looks: 1, late: 40, used: 1, inLine: 0 })
    expect(pressure).toMatchObject({ lag: 40, turn: 1 })
  })
})
