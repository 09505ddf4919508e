import { X509Certificate } from 'node:crypto'
import { parsePrivateKeys } from 'singpass-client/keys'
import type { Config } from '@/lib/config/config.ts'
import { parseDataKeys } from '@/lib/storage/sealing/data-keys.ts'
import type { LogEvent } from '../log.ts'
import { withinPart } from '../origin/part.ts'
import type { Metrics } from './metrics.ts'

const day = 86_400_000

/** So long before a certificate ends, and after a key came into use, an operator is told each day. */
const soon = 30 * day
const old = 365 * day

type Dated = Pick<Config, 'v3' | 'receivers' | 'fapi' | 'dataKeys'>

interface Watch {
  metrics: Pick<Metrics, 'certificate' | 'key'>
  record(level: 'warn', event: LogEvent): void
  /** Epoch milliseconds. */
  now(): number
}

/**
 * Tells until when each certificate of the settings holds, and since when each key is in use, as far as that is known: of
 * Singpass keys that our own commands made, and of data keys that are named by their day. What is due is told at once
 * and each day. Keeps no process alive.
 */
export function watchAges(settings: Dated, { metrics, record, now }: Watch): void {
  const certificates = certificatesOf(settings)
  const keys = keysOf(settings)
  for (const [name, until] of certificates) metrics.certificate(name, until)
  for (const [name, since] of keys) metrics.key(name, since)
  const tell = () => {
    for (const [certificate, until] of certificates) {
      const days = Math.floor((until - now()) / day)
      if (until - now() < soon) record('warn', { event: 'certificate_ends', certificate, days, alarm: 'certificate' })
    }
    for (const [key, since] of keys) {
      const days = Math.floor((now() - since) / day)
      if (now() - since > old) record('warn', { event: 'key_old', key, days, alarm: 'key' })
    }
  }
  withinPart('ages', tell)
  setInterval(() => withinPart('ages', tell), day).unref()
}

type Moments = ReadonlyMap<string, number>

/** Myinfo v3's, and what receivers are shown or judged by. Of a text with several, the first that ends. */
function certificatesOf({ v3, receivers }: Dated): Moments {
  const found = new Map<string, number>()
  const add = (name: string, pem = '') => {
    const ends = [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([one]) =>
      Date.parse(new X509Certificate(one).validTo),
    )
    if (ends.length > 0) found.set(name, Math.min(...ends))
  }
  add('myinfo v3', v3?.certificates)
  for (const receiver of receivers) {
    if (receiver.kind !== 'webhook') continue
    add(`receiver ${receiver.name} ca`, receiver.ca)
    add(`receiver ${receiver.name}`, receiver.certificate)
  }
  return found
}

/** The key of each use that is in use, by its connection; and the one that seals. */
function keysOf({ fapi, dataKeys }: Dated): Moments {
  const found = new Map<string, number>()
  for (const [connection, { keys }] of fapi) {
    for (const { use, state, since } of parsePrivateKeys(JSON.parse(keys)).keys) {
      if (state === 'current' && since) found.set(`${connection} ${use}`, Date.parse(since))
    }
  }
  const made = Date.parse(/^\d{4}-\d\d-\d\d(?=$|-\d+$)/.exec(parseDataKeys(dataKeys).current)?.[0] ?? '')
  if (!Number.isNaN(made)) found.set('data', made)
  return found
}
