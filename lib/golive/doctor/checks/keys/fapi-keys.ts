import { importKeys, KeyFileError, type PrivateKeys, parsePrivateKeys, publicJwks } from 'singpass-client/keys'
import type { FapiConfig } from '@/lib/config/config.ts'
import { type Finding, fault, passed, skipped, warning } from '../../../finding.ts'
import { type Inspection, jwksUriOf } from '../../inspection.ts'
import { judgeKeySet } from './key-set.ts'

/** What Singpass waits for a key set. */
const answerMilliseconds = 3_000
const warnAfterDays = 335
const day = 86_400_000

/** Checks our private FAPI keys, and what is published of them. */
export async function checkFapiKeys(inspection: Inspection): Promise<Finding[]> {
  const found = [...inspection.config.fapi].map(([connection, app]) => checkApp(inspection, connection, app))
  return (await Promise.all(found)).flat()
}

async function checkApp(inspection: Inspection, connection: string, app: FapiConfig): Promise<Finding[]> {
  const setting = `${app.prefix}KEYS`
  try {
    const keys = parsePrivateKeys(JSON.parse(app.keys))
    await importKeys(keys)
    const kids = keys.keys.map(({ kid, use }) => `${kid} (${use})`).join(', ')
    return [
      passed('keys.private', `${setting} parses, and the halves of each key match: ${kids}`),
      ...checkAge(keys, inspection.now()),
      ...(await checkPublished(inspection, connection, keys)),
    ]
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error
    const why = 'Singpass knows us by these keys and encrypts to them.'
    const fix = `\`npm run keys -- create\` makes a right pair; ${setting} names the file`
    return error.faults.map((found) => fault('keys.private', `${setting}: ${found}`, { why, fix }))
  }
}

function checkAge({ keys }: PrivateKeys, now: number): Finding[] {
  const old = keys.filter(
    ({ state, since }) => state === 'current' && since && now - Date.parse(since) > warnAfterDays * day,
  )
  return old.map(({ kid }) =>
    warning('keys.age', `key "${kid}" is more than ${warnAfterDays} days old`, {
      why: 'Singpass asks for a rotation at least once a year.',
      fix: '`npm run keys -- rotate` shows the next step',
    }),
  )
}

async function checkPublished(
  { config, fetch }: Inspection,
  connection: string,
  keys: PrivateKeys,
): Promise<Finding[]> {
  const url = jwksUriOf(config, connection)
  const id = 'keys.published'
  const why = 'Singpass fetches our public keys from there, and gives up after three seconds.'
  const startedAt = performance.now()
  try {
    const signal = AbortSignal.timeout(answerMilliseconds)
    const response = await fetch(url, { signal, redirect: 'manual', cache: 'no-store' })
    const text = await response.text()
    if (response.status !== 200) {
      const fix = 'serve it without a redirect, a login or an address filter in front of it'
      return [fault(id, `${url.href} answers ${response.status || 'with a redirect'}`, { why, fix })]
    }
    const milliseconds = Math.round(performance.now() - startedAt)
    return [
      ...judgeKeySet(parseJson(text), publicJwks(keys).keys),
      passed('keys.speed', `${url.href} answered in ${milliseconds} ms`),
    ]
  } catch (error) {
    if (Object(error).name === 'TimeoutError') {
      const fix = 'answer it from memory or from a static host, near the edge of your network'
      return [fault(id, `${url.href} did not answer within three seconds`, { why, fix })]
    }
    return [unreachable(url, config.production)]
  }
}

/** Before the application runs there is nothing to fetch; in production it should be running. */
function unreachable(url: URL, production: boolean): Finding {
  if (!production) return skipped('keys.published', `${url.href} cannot be reached from here: start the application`)
  return fault('keys.published', `${url.href} cannot be reached from here`, {
    why: 'Singpass fetches our public keys from there at each hour.',
    fix: 'start the application, and open this path to the public on port 443',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
