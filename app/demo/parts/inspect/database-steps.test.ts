import { expect, test } from 'vitest'
import { databaseSums } from './database-steps.ts'

const call = { at: 0, store: 'attempts', step: 'put', milliseconds: 1.5, answered: true }

test('calls of one step are one line, with how often, how long, and how many failed', () => {
  const database = [call, { ...call, step: 'take' }, { ...call, answered: false, milliseconds: 2 }]
  expect(databaseSums({ database })).toMatchObject([
    { name: 'attempts.put', times: 2, unanswered: 1, milliseconds: 3.5 },
    { name: 'attempts.take', times: 1, unanswered: 0, milliseconds: 1.5 },
  ])
})
