import { expect, test } from 'vitest'
import { compareCpu, median } from './cpu.ts'

test('the median is the middle value, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([7])).toBe(7)
  expect(median([])).toBeNaN()
})

test('work that takes about three times as long has about a third of the speed', async () => {
  const spin = (steps: number) => () => {
    let sum = 0
    for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step)
    return sum
  }
  const { ratio, ours, bare } = await compareCpu({ ours: spin(3e6), bare: spin(1e6), rounds: 5, repeats: 3 })

  expect(ours).toBeGreaterThan(bare)
  expect(ratio).toBeGreaterThan(0.2)
  expect(ratio).toBeLessThan(0.55)
})

test('what is made ready beforehand is not counted, and is made anew for each round, the first included', async () => {
  const spin = (steps: number) => () => {
    let sum = 0
    for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step)
    return sum
  }
  const prepared: number[] = []
  const prepare = (times: number) => {
    prepared.push(times)
    spin(3e7)()
  }
  const ours = [{ prepare, work: spin(5e5) }, { work: spin(5e5) }]
  const { ratio } = await compareCpu({ ours, bare: spin(1e6), rounds: 5, repeats: 3, warmUp: 2 })

  expect(prepared).toEqual([3, 3, 3, 3, 3, 3, 3])
  expect(ratio).toBeGreaterThan(0.5)
})
