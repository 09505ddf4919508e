import { parseSettings, type Settings } from '../settings.ts'
import type { V3Client } from '../v3/index.ts'
import { isObject } from '../web/json.ts'
import { explainUnknown } from './members.ts'
import { type ClientReading, parseClients, type RegisteredClient } from './registered-client.ts'
import { parseV3Clients } from './v3-clients.ts'

/** What a clients file registers. */
export interface Registered {
  clients: RegisteredClient[]
  v3Clients: V3Client[]
  settings: Partial<Settings>
}

const members = { clients: true, v3Clients: true, settings: true }

/**
 * Reads a clients file: `{ "clients": [...], "v3Clients": [...], "settings": {...} }`, or an array of clients.
 *
 * Throws a `TypeError` that names every fault of it, one a line.
 */
export function parseRegistered(value: unknown, reading: ClientReading = {}): Registered {
  const faults: string[] = []
  const collect = <T>(read: () => T, otherwise: T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      faults.push(error.message)
      return otherwise
    }
  }
  if (isObject(value)) {
    const unknown = Object.keys(value).filter((name) => !(name in members))
    faults.push(...unknown.map((name) => `"${name}" ${explainUnknown(name, members)}`))
  }
  const registered = {
    clients: collect(() => parseClients(value, reading), []),
    v3Clients: collect(() => parseV3Clients(value), []),
    settings: collect(() => readSettings(value), {}),
  }
  if (faults.length > 0) throw new TypeError(faults.join('\n'))
  return registered
}

function readSettings(value: unknown): Partial<Settings> {
  if (!isObject(value) || value.settings === undefined) return {}
  if (!isObject(value.settings)) throw new TypeError('settings must be an object')
  return parseSettings(value.settings)
}
