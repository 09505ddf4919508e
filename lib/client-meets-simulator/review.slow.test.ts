import { expect, test } from 'vitest'
import { reviewOurClient } from './reviewed.ts'

test('our client meets every scenario that the simulator can arm', async () => {
  const { report } = await reviewOurClient('all')

  expect(report.scenarios.length).toBeGreaterThan(100)
  expect(report.scenarios.filter(({ verdict }) => verdict !== 'met')).toEqual([])
}, 120_000)
