import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '../../clock.ts'

interface Kept {
  payload: AdapterPayload
  /** Epoch milliseconds by the simulator's clock. */
  until: number
}

/** What the engine has stored; forgotten with the process. */
export interface EngineStore {
  adapter(model: string): Adapter
}

interface StoreInput {
  clock: Clock
  /** The engine's metadata of a registered client. */
  findClient(id: string): Promise<AdapterPayload | undefined>
}

/** Pushed requests are remembered longer than they live, to tell an old one from one that never was. */
const PUSHED_KEPT_MS = 3_600_000

/**
 * Memory for the engine that expires by the simulator's clock.
 *
 * The engine's own memory is one cache shared by every instance in a process and drops what is oldest; this one keeps
 * everything until it expires, and belongs to one simulator.
 */
export function createEngineStore({ clock, findClient }: StoreInput): EngineStore {
  const kept = new Map<string, Kept>()
  const keyOf = (model: string, id: string) => `${model} ${id}`

  function find(key: string): AdapterPayload | undefined {
    const entry = kept.get(key)
    if (entry && entry.until > clock.now()) return entry.payload
    kept.delete(key)
    return undefined
  }

  function findWhere(model: string, name: 'uid' | 'userCode', value: string): AdapterPayload | undefined {
    const found = [...kept].find(([key, { payload }]) => key.startsWith(`${model} `) && payload[name] === value)
    return found && find(found[0])
  }

  function forgetExpired(): void {
    const now = clock.now()
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key)
  }

  return {
    adapter: (model) => ({
      async upsert(id, payload, expiresIn = 3600) {
        forgetExpired()
        const life = model === 'PushedAuthorizationRequest' ? PUSHED_KEPT_MS : expiresIn * 1000
        kept.set(keyOf(model, id), { payload, until: clock.now() + life })
      },
      async find(id) {
        return model === 'Client' ? findClient(id) : find(keyOf(model, id))
      },
      async findByUid(uid) {
        return findWhere(model, 'uid', uid)
      },
      async findByUserCode(userCode) {
        return findWhere(model, 'userCode', userCode)
      },
      async consume(id) {
        const payload = find(keyOf(model, id))
        if (payload) payload.consumed = clock.seconds()
      },
      async destroy(id) {
        kept.delete(keyOf(model, id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }),
  }
}
