import { expect, test, vi } from 'vitest'
import { createHousekeeping, keepHouse } from './housekeeping.ts'
import type { LogEvent } from './log.ts'

const anchor = { at: '2026-11-29T00:00:00.000Z', keyId: 'k1', numbers: [1, 0], root: 'abc' }

function house({
  purge = async () => ({ drafts: 0 }),
  anchorAudit = async () => anchor,
}: {
  purge?: () => Promise<Record<string, number>>
  anchorAudit?: () => Promise<typeof anchor>
} = {}) {
  const said: (LogEvent & { level: string })[] = []
  let time = 0
  const kept = createHousekeeping({
    storage: { purge, alive: async () => ({ retrievals: 1, drafts: 2 }), anchorAudit },
    record: (level, event) => said.push({ level, ...event }),
    now: () => time,
  })
  return { ...kept, said, pass: (minutes: number) => (time += minutes * 60_000) }
}

test('S60: a purge says what it has removed, and nothing when that is nothing', async () => {
  const busy = house({ purge: async () => ({ drafts: 2, sessions: 0 }) })
  await busy.purge()
  expect(busy.said).toEqual([{ level: 'info', event: 'purged', counts: { drafts: 2, sessions: 0 } }])

  const idle = house()
  await idle.purge()
  expect(idle.said).toEqual([])
})

test('S60: a purge that fails is logged, and alarms once none has gone through for 15 minutes', async () => {
  let isDown = true
  const { purge, said, pass } = house({
    purge: async () => {
      if (isDown) throw new TypeError('postgres://user:secret@host')
      return {}
    },
  })
  await purge()
  pass(15)
  await purge()
  isDown = false
  await purge()
  isDown = true
  pass(14)
  await purge()

  expect(said).toEqual([
    { level: 'warn', event: 'purge_failed', reason: 'TypeError', alarm: undefined },
    { level: 'error', event: 'purge_failed', reason: 'TypeError', alarm: 'retention' },
    { level: 'warn', event: 'purge_failed', reason: 'TypeError', alarm: undefined },
  ])
  expect(JSON.stringify(said)).not.toContain('secret')
})

test('S47: an anchor of the audit goes to the log whole, so that it can be verified from there', async () => {
  const { anchor: write, said } = house()
  await write()
  expect(said).toEqual([{ level: 'info', event: 'audit_anchored', ...anchor }])
})

test('S47: an anchor that failed is written after the next purge, and no further one', async () => {
  let isDown = true
  const {
    anchor: write,
    purge,
    said,
  } = house({
    purge: async () => ({}),
    async anchorAudit() {
      if (isDown) throw new RangeError('x')
      return anchor
    },
  })
  await write()
  isDown = false
  await purge()
  await purge()

  expect(said).toEqual([
    { level: 'warn', event: 'anchor_failed', reason: 'RangeError' },
    { level: 'info', event: 'audit_anchored', ...anchor },
  ])
})

test('S47: the first anchor waits until a node that starts has loaded its pages; then one is written each hour', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] })
  const anchored: string[] = []
  keepHouse({
    storage: {
      purge: async () => ({}),
      alive: async () => ({ retrievals: 0, drafts: 0 }),
      async anchorAudit() {
        anchored.push('anchor')
        return anchor
      },
    },
    record: () => undefined,
    now: () => 0,
  })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(anchored).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(anchored).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2 * 3_600_000)
  expect(anchored).toHaveLength(3)
  vi.useRealTimers()
})
