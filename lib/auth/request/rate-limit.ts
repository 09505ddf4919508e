import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const windowSeconds = 600
const perBrowser = new RateLimiterMemory({ points: 30, duration: windowSeconds })
const perAddress = new RateLimiterMemory({ points: 300, duration: windowSeconds })

/**
 * Counts one start of a login. Returns the seconds to wait when this browser or its address has started too many,
 * undefined when it may go on. Counted in each node on its own: a limit, not a ledger.
 */
export async function secondsToWait({
  browserToken,
  address,
}: {
  browserToken: string
  address: string
}): Promise<number | undefined> {
  try {
    await perBrowser.consume(browserToken)
    await perAddress.consume(address)
    return undefined
  } catch (refusal) {
    return refusal instanceof RateLimiterRes ? Math.ceil(refusal.msBeforeNext / 1000) : windowSeconds
  }
}
