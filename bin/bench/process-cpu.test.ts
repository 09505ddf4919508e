import { expect, test } from 'vitest'
import { cpuSecondsOf, parseProcStat, parsePsTime } from './process-cpu.ts'

test('the time in /proc is that of the program and of the system for it, in hundredths', () => {
  const stat = '42 (next (v16) x) S 1 42 42 0 -1 4194304 9 8 7 6 150 25 1000 2000 20 0 11 0 777'

  expect(parseProcStat(stat)).toBe(1.75)
})

test.each([
  ['  0:01.23\n', 1.23],
  ['12:03.50', 723.5],
  ['01:02:03', 3723],
  ['2-01:00:00', 176_400],
])('the time %j of ps is %d seconds', (time, seconds) => {
  expect(parsePsTime(time)).toBeCloseTo(seconds)
})

test('the time of a process is what it has used itself', () => {
  const before = cpuSecondsOf(process.pid)
  const { user, system } = process.cpuUsage()
  expect(Math.abs(before - (user + system) / 1e6)).toBeLessThan(0.1)
})
