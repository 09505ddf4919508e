import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { meet, shareSimulator } from './v3-trip.ts'

shareSimulator()

test.each([
  ['v3-token-silent', 'token', 1, 6_000],
  ['v3-token-one-byte-a-second', 'token', 1, 6_000],
  ['v3-person-silent', 'person', 2, 12_000],
])(
  'the v3 client gives up on %s at the %s endpoint after %d calls, within %d ms',
  async (fault, endpoint, met, within) => {
    const { simulator, retrieve } = await meet()
    simulator.arm({ fault, times: 5 })
    let startedAt = 0
    const start = () => {
      startedAt = performance.now()
    }

    expect(await outcomeOf(() => retrieve(start))).toMatchObject({ code: 'unavailable', endpoint })
    expect(performance.now() - startedAt).toBeLessThan(within)
    expect(simulator.log().filter((entry) => entry.fault === fault)).toHaveLength(met)
  },
)
