import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { fillToReview, submit } from '../browser/answers.ts'
import { agree, logIn, people } from '../browser/singpass.ts'
import { ensureBrowser } from '../test/browser.ts'
import { type Crowd, gather } from './crowd.ts'
import { reasonWithout } from './debian-program.ts'
import { type AppNode, type Nodes, startNodes } from './nodes.ts'
import { NODE_HEADER } from './proxy.ts'
import { storedUnder } from './stored.ts'

const reason = reasonWithout('haproxy')
if (reason) console.log(`Two nodes behind a proxy were not proven: ${reason}.`)

/** The build alone may take minutes on a busy machine. */
const BUILD_MS = 600_000
const ROUNDS = 4

describe.skipIf(reason)('two nodes behind HAProxy, on TLS', () => {
  let cluster: Nodes
  let storage: Storage

  beforeAll(async () => {
    cluster = await startNodes()
    process.env.E2E_APP_URL = cluster.url
    storage = openStorage(cluster.settings.DATA_KEYS ?? '')
  }, BUILD_MS)

  afterAll(async () => {
    await storage?.close()
    await cluster?.stop()
  }, 60_000)

  function openStorage(dataKeys: string): Storage {
    return createStorage({ url: cluster.databaseUrl, dataKeys, retrievalMinutes: 30 })
  }

  test('F096 a login that starts on one node, comes back on another and is sent on the first is as on one node', async () => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({ executablePath: await ensureBrowser(console.log), args })
    try {
      const page = await browser.newPage({ baseURL: cluster.url, ignoreHTTPSErrors: true, locale: 'en-SG' })
      const answeredBy = new Map<string, string>()
      page.on('response', (response) => {
        const { pathname, origin } = new URL(response.url())
        if (origin === cluster.url) answeredBy.set(pathname, response.headers()[NODE_HEADER] ?? '')
      })
      const goThrough = (node: string) => page.context().setExtraHTTPHeaders({ [NODE_HEADER]: node })

      await goThrough('node-1')
      await page.goto('/specimen-account')
      await logIn({ page, connection: 'fapi', applicant: people.fapi.citizen })
      await goThrough('node-2')
      await agree(page, 'fapi')
      await page.waitForURL(/\/apply/)
      await goThrough('node-1')
      await fillToReview(page)
      await submit(page)
      const receipt = page.url()
      await goThrough('node-2')
      await page.goto(receipt)

      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Application received')
      expect(answeredBy.get('/api/auth/signin/fapi')).toBe('node-1')
      expect(answeredBy.get('/api/auth/callback/fapi')).toBe('node-2')
      expect(answeredBy.get('/api/forms/specimen-account/answers')).toBe('node-1')
      expect(answeredBy.get(new URL(receipt).pathname)).toBe('node-2')
    } finally {
      await browser.close()
    }
  }, 120_000)

  test('F097 each node is replaced under load, unready first and then finished, and no request fails', async () => {
    const crowd = await gather({ called: 'REPLACED', together: 4 })
    for (const node of cluster.nodes) await replace(node, crowd)
    const { requests, failed, acknowledged } = await crowd.goHome()

    expect(failed).toEqual([])
    expect(requests).toBeGreaterThan(100)
    await expectStored('REPLACED', acknowledged)
  }, 180_000)

  test('F097 a retrieval that is under way when its node has to close is finished first', async () => {
    const [node] = cluster.nodes
    if (!node) throw new Error('there is no node')
    const { agreeAs, createVisitor, leave } = await import('../browser/journey-by-http.ts')
    const visitor = await createVisitor({ anyCertificate: true })
    const callback = await agreeAs(visitor, await leave(visitor), 'Citizen with everything')
    const { cookies } = await visitor.context.storageState()
    // Answered after four seconds, and then asked once more.
    const late = { fault: 'userinfo-503', delay: 4_000 }
    await fetch(`${cluster.simulatorUrl}/faults`, { method: 'POST', body: JSON.stringify(late) })

    const left = node.leave()
    // A second before the drain ends, past the proxy, which sends nobody here any more.
    await sleep(4_000)
    const asked = get(`${node.url}${callback.pathname}${callback.search}`, {
      host: callback.host,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    })
    const [{ status, location }, { seconds, log }] = await Promise.all([asked, left])
    await node.start()
    await visitor.context.dispose()
    await sleep(2_500)

    expect([status, location]).toEqual([303, expect.stringContaining('/specimen-account/apply')])
    expect(seconds).toBeGreaterThan(7)
    expect(seconds).toBeLessThan(15)
    expect([...log.matchAll(/"event":"(stopping|retrieved|stopped)"/g)].map(([, event]) => event)).toEqual([
      'stopping',
      'retrieved',
      'stopped',
    ])
    expect(log).toMatch(/"event":"stopped","finished":true/)
  }, 120_000)

  test(`F089 F096 ${ROUNDS} nodes killed under load lose no acknowledged application, and make none twice`, async () => {
    const crowd = await gather({ called: 'KILLED', together: 4, patient: true })
    for (let round = 0; round < ROUNDS; round += 1) {
      const node = cluster.nodes[round % cluster.nodes.length]
      const before = crowd.tally.acknowledged.size
      await node?.kill()
      await node?.start()
      await until(() => crowd.tally.acknowledged.size > before)
    }
    const { acknowledged } = await crowd.goHome()

    expect(acknowledged.size).toBeGreaterThan(ROUNDS)
    await expectStored('KILLED', acknowledged)
  }, 240_000)

  test('F100 the secrets of cookies and of data are changed under load, known to all nodes before one uses them, and no request fails', async () => {
    const { AUTH_SECRET = '', DATA_KEYS = '' } = cluster.settings
    const secret = randomBytes(32).toString('base64url')
    const key = `k2:${randomBytes(32).toString('base64url')}`
    const known = { AUTH_SECRET, AUTH_SECRET_OLD: secret, DATA_KEYS: `${DATA_KEYS},${key}` }
    const used = { AUTH_SECRET: secret, AUTH_SECRET_OLD: AUTH_SECRET, DATA_KEYS: `${key},${DATA_KEYS}` }
    const crowd = await gather({ called: 'CHANGED', together: 4 })
    for (const settings of [known, used]) for (const node of cluster.nodes) await replace(node, crowd, settings)
    const { failed, acknowledged } = await crowd.goHome()
    await storage.close()
    storage = openStorage(used.DATA_KEYS)

    expect(failed).toEqual([])
    await expectStored('CHANGED', acknowledged)
    expect((await storage.keyUses()).map(({ keyId }) => keyId)).toContain('k2')
  }, 240_000)

  /** Asks a node to end as a deployment does, watches how it goes, and starts it anew. */
  async function replace(node: AppNode, crowd: Crowd, settings?: Record<string, string>): Promise<void> {
    const before = crowd.tally.requests
    const left = node.leave()
    await sleep(500)
    const [ready, alive] = await Promise.all(
      ['readyz', 'healthz'].map((name) => fetch(`${node.url}/api/${name}`).then(({ status }) => status)),
    )
    const { seconds, log } = await left
    await node.start(settings)

    expect([ready, alive]).toEqual([503, 200])
    expect(seconds).toBeLessThan(15)
    expect(log).toMatch(/"event":"stopped"/)
    expect(log).toMatch(/"finished":true/)
    expect(crowd.tally.requests).toBeGreaterThan(before)
    // Until the proxy has found it ready again.
    await sleep(2_500)
  }

  /** What is stored under the names of a crowd is what its applicants were told, one application each. */
  async function expectStored(called: string, acknowledged: ReadonlyMap<string, string>): Promise<void> {
    const stored = await storedUnder(called, { databaseUrl: cluster.databaseUrl, storage })

    expect(stored).toEqual([...acknowledged].sort())
    expect((await storage.verifyAudit()).kind).toBe('intact')
  }
})

/** Asks a node as its proxy does: under the name that applicants know. */
function get(url: string, headers: Record<string, string>): Promise<{ status?: number; location?: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode, location: answer.headers.location })
    })
    asked.on('error', reject).end()
  })
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !holds(); tries += 1) await sleep(50)
}
