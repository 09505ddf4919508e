import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Requests that one client may make in a minute, of each node. */
const PER_MINUTE = 600

const limiter = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 })

/** Counts a request of a client. Returns 0, or how many seconds it has to wait. */
export async function takeApiRequest(client: string): Promise<number> {
  try {
    await limiter.consume(client)
    return 0
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
  }
}
