import { readFileSync } from 'node:fs'
import { productScopes } from '@/lib/onboarding/asked-of-myinfo.ts'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import { type RunningApp, withRunningApp } from '../../nodes/running-app.ts'
import { Failure } from '../../stack/failure.ts'
import { median, spreadOf } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { cpuSecondsOf } from '../process-cpu.ts'
import { type Rival, startRival } from './run-rival.ts'

/**
 * Rounds that count, those in which all warm up, and the callbacks of one client in a round. A process has its code in its
 * final form after some hundred of them: the first take twice as long.
 */
const [ROUNDS, WARM_UP, BATCH] = [9, 24, 30]

const PERSON = 'Citizen with everything'

/** Whoever takes callbacks: where a login starts, where its callback goes, and whose CPU time it costs. */
interface Client {
  pid: number
  start(visitor: Visitor): Promise<Page>
  callback(visitor: Visitor, address: URL): Promise<void>
}

type Walk = typeof import('../../browser/journey-by-http.ts')
type Visitor = Awaited<ReturnType<Walk['createVisitor']>>
type Page = Awaited<ReturnType<Walk['leave']>>

/**
 * Callbacks of FAPI logins that one second of CPU time pays for: the running application, which seals, stores and
 * audits; a client that does the same checks and keeps nothing; and one that verifies no signature either. Each of them
 * logs the same person in with the same scopes at the same server, in turns; there is no promise.
 */
export async function measureCallbacks(): Promise<Finding[]> {
  return withRunningApp(async (app) => {
    const rivals: Rival[] = []
    try {
      for (const careful of [true, false]) rivals.push(await startRival({ ...settingsOf(app), careful }))
      return await compareCallbacks(app, rivals)
    } finally {
      await Promise.all(rivals.map(({ stop }) => stop()))
    }
  })
}

function settingsOf({ url, environment }: RunningApp) {
  return {
    issuer: environment.SINGPASS_ISSUER ?? '',
    clientId: environment.SINGPASS_CLIENT_ID ?? '',
    keys: JSON.parse(readFileSync(environment.SINGPASS_KEYS ?? '', 'utf8')),
    redirectUri: new URL('/api/auth/callback/fapi', url).href,
    scope: ['openid', ...productScopes(specimenAccount, 'fapi')].join(' '),
  }
}

async function compareCallbacks(app: RunningApp, rivals: readonly Rival[]): Promise<Finding[]> {
  // The walk through Singpass is that of the end-to-end tests, which learn from it where the application is.
  process.env.E2E_APP_URL = app.url
  const walk = await import('../../browser/journey-by-http.ts')
  const clients = [ourselves(app, walk), ...rivals.map((rival) => asClient(rival, walk))]
  const rates: number[][] = clients.map(() => [])
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const order = round % 2 === 0 ? clients.keys() : [...clients.keys()].toReversed()
    for (const index of order) {
      const client = clients[index]
      const rate = client ? BATCH / (await secondsOn(client, walk)) : Number.NaN
      if (round >= WARM_UP) rates[index]?.push(rate)
    }
  }

  const [ours = [], careful = [], careless = []] = rates
  return [
    { text: `callbacks per CPU-second: ours ${described(ours)}`, kept: true },
    { text: `koa and openid-client, same checks: ${described(careful)}, ${against(ours, careful)}`, kept: true },
    { text: `the same without signatures:        ${described(careless)}, ${against(ours, careless)}`, kept: true },
  ]
}

function ourselves({ pid }: RunningApp, { leave, open }: Walk): Client {
  return {
    pid,
    start: (visitor) => leave(visitor),
    callback: async (visitor, address) => {
      const { url } = await open(visitor, address, { until: () => true })
      if (!url.pathname.endsWith('/apply')) throw new Failure(`A callback led to ${url.pathname}, not to the form.`)
    },
  }
}

function asClient({ url, pid }: Rival, { open }: Walk): Client {
  return {
    pid,
    start: (visitor) => open(visitor, `${url}/login`),
    callback: async (visitor, address) => {
      const { status, text } = await open(visitor, new URL(`/callback${address.search}`, url))
      if (status !== 200 || JSON.parse(text).attributes < 10) throw new Failure(`The rival answered ${status}: ${text}`)
    },
  }
}

/** CPU seconds for a batch of callbacks; getting there is not counted. */
async function secondsOn(client: Client, { createVisitor, agreeAs }: Walk): Promise<number> {
  const arrivals: { visitor: Visitor; address: URL }[] = []
  for (let count = 0; count < BATCH; count += 1) {
    const visitor = await createVisitor()
    arrivals.push({ visitor, address: await agreeAs(visitor, await client.start(visitor), PERSON) })
  }
  const before = cpuSecondsOf(client.pid)
  for (const { visitor, address } of arrivals) await client.callback(visitor, address)
  const spent = cpuSecondsOf(client.pid) - before
  for (const { visitor } of arrivals) await visitor.context.dispose()
  return spent
}

function described(rates: readonly number[]): string {
  return `${median(rates).toFixed(0)} (${spreadOf(rates, 0)})`
}

function against(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN))
  return `ours at ${median(ratios).toFixed(2)} (${spreadOf(ratios)}) of it`
}
