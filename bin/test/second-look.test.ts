import { describe, expect, test, vi } from 'vitest'
import { type Run, secondLook } from './second-look.ts'

function run(passed: number, failures: readonly string[], failed = failures.length): Run {
  return { tally: { passed, failed, skipped: 1 }, failures }
}

async function looked(first: Run, second: Run) {
  const repeat = vi.fn(() => Promise.resolve(second))
  return { repeat, outcome: await secondLook({ ...first, repeat }) }
}

describe('a second look at the tests that failed', () => {
  test('counts what passes then as passed, and tells it as flaky', async () => {
    const { outcome } = await looked(run(7, ['a › one', 'b › two']), run(5, ['b › two']))

    expect(outcome).toEqual({ ...run(8, ['b › two']), flaky: ['a › one'] })
  })

  test('keeps what fails twice as failed', async () => {
    const { outcome } = await looked(run(7, ['a › one']), run(0, ['a › one']))

    expect(outcome).toEqual({ ...run(7, ['a › one']), flaky: [] })
  })

  test('counts what failed only the second time', async () => {
    const { outcome } = await looked(run(7, ['a › one']), run(1, ['a › other']))

    expect(outcome).toEqual({ ...run(7, ['a › other']), flaky: ['a › one'] })
  })

  test.each([
    ['nothing failed', run(7, [])],
    ['a failure has no name', run(7, ['a › one'], 2)],
    [
      'many failed',
      run(
        7,
        Array.from({ length: 13 }, (_, index) => `a › ${index}`),
      ),
    ],
  ])('is not taken when %s', async (_, first) => {
    const { repeat, outcome } = await looked(first, run(1, []))

    expect(repeat).not.toHaveBeenCalled()
    expect(outcome).toEqual({ ...first, flaky: [] })
  })

  test.each([
    ['ran nothing', run(0, [])],
    ['failed without a name', run(0, [], 1)],
  ])('changes nothing when it %s', async (_, second) => {
    const first = run(7, ['a › one'])

    expect((await looked(first, second)).outcome).toEqual({ ...first, flaky: [] })
  })
})
