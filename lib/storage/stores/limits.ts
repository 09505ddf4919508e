import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { LimitStore } from '@/lib/onboarding/stores.ts'
import type { StoreParts } from '../store-parts.ts'

type Limit = Parameters<LimitStore['consume']>[0]

/**
 * Counts in one statement for each limit, without waiting for the disk. Who has used up a limit is known in memory until
 * the window ends, and costs no statement more.
 */
export function createLimitStore({ database }: Pick<StoreParts, 'database'>): LimitStore {
  const limiters = new Map<string, RateLimiterPostgres>()

  return {
    async consume(limit, key) {
      try {
        await limiterOf(limit).consume(key)
        return undefined
      } catch (refusal) {
        return refusal instanceof RateLimiterRes ? Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) : undefined
      }
    },
  }

  function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
    const known = limiters.get(name)
    if (known) return known
    const counted = { points, duration: seconds, keyPrefix: name }
    const limiter = new RateLimiterPostgres({
      ...counted,
      storeClient: database.$client,
      storeType: 'pool',
      tableName: 'limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      inMemoryBlockOnConsumed: points,
      insuranceLimiter: new RateLimiterMemory(counted),
    })
    limiters.set(name, limiter)
    return limiter
  }
}
