import 'server-only'
import { createHmac } from 'node:crypto'
import type { LimitName } from '@/lib/config/limits.ts'
import { clientAddress } from '../front-door/client-address.ts'
import type { Server } from '../server.ts'

const seconds = 600

/** Who does something, as far as it is known. */
export interface Doer {
  headers: Headers
  browser?: string
  session?: { id: string; subject?: string }
  /** ID of a system of the bank. */
  client?: string
}

/**
 * Counts that something is done, for each of those whom its limits count. Returns the seconds to wait when one of them
 * did it too often, undefined when it may go on. What has no limits of its own is counted with all else that has none.
 */
export async function secondsToWait(
  { config, storage }: Pick<Server, 'config' | 'storage'>,
  what: string,
  { headers, browser, session, client }: Doer,
): Promise<number | undefined> {
  const whom = { browser, session: session?.id, subject: session?.subject, client, address: clientAddress(headers) }
  const limits = Object.entries(config.limits)
  const of = (word: string) => limits.filter(([name]) => name.split('.')[0] === word)
  const limited = of(what).length > 0 ? of(what) : of('post')
  const waits = limited.map(([name, points]) => {
    const value = whom[byOf(name as LimitName)]
    if (!value) return undefined
    // An address could be guessed from a plain hash of it.
    const key = createHmac('sha256', config.authSecret).update(`limit ${value}`).digest('base64url')
    return storage.limits.consume({ name, points, seconds }, key)
  })
  const longest = Math.max(0, ...(await Promise.all(waits)).map((wait) => wait ?? 0))
  return longest > 0 ? longest : undefined
}

type By = 'browser' | 'session' | 'subject' | 'client' | 'address'

function byOf(name: LimitName): By {
  return name.slice(name.indexOf('.') + 1) as By
}
