import pg from 'pg'
import { addressesOf, wantsWriter } from './addresses.ts'
import { withQuerySpan } from './query-spans.ts'

/** `read_only_sql_transaction`: what PostgreSQL answers on a standby to whoever would write. */
export const READ_ONLY = '25006'

/** What a connection is opened with, besides its address. */
export type ConnectionOptions = Omit<pg.PoolConfig, 'connectionString' | 'Client' | 'verify'>

/**
 * Connects to the first host of an address that answers and, where the address asks for it, takes writes.
 *
 * @throws what the last host failed with.
 */
export async function connectToWriter(url: string, options: pg.ClientConfig): Promise<pg.Client> {
  const [first, ...others] = addressesOf(url)
  const connect = async (connectionString: string) => {
    const client = new pg.Client({ ...options, connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      if (wantsWriter(url)) await requireWriter(client)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }
  let connected = connect(first)
  for (const other of others) connected = connected.catch(() => connect(other))
  return connected
}

type Callback = Parameters<pg.Pool['connect']>[0]

/**
 * A pool whose connections are made to the host that is used now; when that one is away, or turns out to be a standby,
 * to the next one, before whoever asks is told of anything.
 *
 * Several hosts choose, they do not fence: that a former primary takes no writes is for synchronous standbys, or for
 * whatever decides about the failover, to see to.
 */
export class WriterPool extends pg.Pool {
  readonly #count: number
  readonly #at: { host: number }

  constructor(url: string, options: ConnectionOptions) {
    const addresses = addressesOf(url)
    const at = { host: 0 }
    class Client extends pg.Client {
      constructor(given?: pg.ClientConfig) {
        super({ ...given, connectionString: addresses[at.host % addresses.length] })
      }

      // The driver's own has a dozen forms; whichever it is called in, it is handed on as it came.
      override query(...given: unknown[]): never {
        return withQuerySpan(given, (handed) => Reflect.apply(super.query, this, handed) as never)
      }
    }
    const verify: pg.PoolConfig['verify'] = (client, done) => {
      requireWriter(client).then(() => done(), done)
    }
    super({ ...options, Client, ...(wantsWriter(url) ? { verify } : {}) })
    this.#count = addresses.length
    this.#at = at
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: NonNullable<Callback>): void
  override connect(callback?: NonNullable<Callback>): Promise<pg.PoolClient> | undefined {
    const connected = this.#connectToOne()
    if (!callback) return connected
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => undefined),
    )
    return undefined
  }

  async #connectToOne(): Promise<pg.PoolClient> {
    for (let tries = 1; ; tries += 1) {
      const tried = this.#at.host
      try {
        return await super.connect()
      } catch (error) {
        if (tries === this.#count || isBusy(error)) throw error
        // Of those that fail together, one moves on for all.
        if (this.#at.host === tried) this.#at.host += 1
      }
    }
  }
}

/** No connection came free, or the pool has ended: another host would change nothing. */
function isBusy(error: unknown): boolean {
  return /^(?:timeout exceeded when trying to connect|Cannot use a pool after)/.test(String(Object(error).message))
}

async function requireWriter(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('show transaction_read_only')
  if (rows[0]?.transaction_read_only !== 'on') return
  const error = new pg.DatabaseError('this host takes no writes', 0, 'error')
  error.code = READ_ONLY
  throw error
}
