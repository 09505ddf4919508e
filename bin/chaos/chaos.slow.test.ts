import { expect, test } from 'vitest'
import { isProof } from '../development/chaos.ts'
import { runChaos } from './run.ts'

test('F088 F089 nothing acknowledged is lost, doubled or out of order while nodes, receiver and PostgreSQL are killed', async () => {
  const { signal } = new AbortController()
  const figures = await runChaos({
    submissions: 240,
    together: 12,
    seed: 1,
    every: 20,
    signal,
    report: () => undefined,
  })

  expect(figures.violations).toEqual([])
  expect(figures.acknowledged + figures.doubtful).toBe(240)
  expect(isProof(figures) || figures).toBe(true)
}, 180_000)
