import { test as base, expect } from '@playwright/test'
import { appUrl, createVisitor, type Sight, watchVisitors } from '../../bin/browser/journey-by-http.ts'
import { askEmbedded } from '../../bin/canaries/dump.ts'
import { type Evidence, type Stored, watchBrowser } from '../../bin/faults/evidence.ts'
import { violationsIn } from '../../bin/faults/invariants.ts'
import { startYardstick } from '../../bin/faults/yardstick.ts'
import { readLog } from './app-log.ts'
import { typed } from './trip.ts'

interface Witness {
  tell(sight: Promise<Sight | undefined>): void
  keep(text: string): void
}

const isRow = /\bF\d{3}\b/

/**
 * The `test` of every row of the fault matrix: what its title expects is for the test to say, and the nine invariants are
 * held against all that was seen meanwhile, of every visitor and of the test's browser, once it has ended.
 */
export const test = base.extend<{ witness: Witness }>({
  witness: [
    // biome-ignore lint/correctness/noEmptyPattern: how Playwright learns that nothing is asked for
    async ({}, use, testInfo) => {
      if (!isRow.test(testInfo.title)) return use({ tell: () => undefined, keep: () => undefined })
      const before = readLog().length
      const former = (await readStored())?.references
      const sights: Promise<Sight | undefined>[] = []
      const kept: string[] = []
      const forget = watchVisitors((sight) => sights.push(Promise.resolve(sight)))
      const bystander = startBystander()
      const yardstick = startYardstick()
      await use({ tell: (sight) => sights.push(sight), keep: (text) => kept.push(text) })
      forget()
      const evidence: Evidence = {
        slowness: yardstick.stop(),
        bystander: await bystander.stop(),
        sights: (await Promise.all(sights)).filter((sight) => sight !== undefined),
        typed,
        kept: kept.join('\n'),
        written: readLog().slice(before),
        stored: await readStored(former),
      }
      expect(evidence.bystander.length).toBeGreaterThan(0)
      expect(violationsIn(evidence)).toEqual([])
    },
    { auto: true },
  ],

  async context({ context, witness }, use) {
    watchBrowser(context, witness.tell)
    await use(context)
    witness.keep(JSON.stringify(await context.storageState().catch(() => ({}))))
  },
})

/** Somebody else, at an address of their own, who opens the page of a product again and again. */
function startBystander() {
  const seen: Evidence['bystander'][number][] = []
  let isOver = false
  const watching = (async () => {
    const { context } = await createVisitor()
    do {
      const asked = performance.now()
      const status = await context.get(`${appUrl}/savings-account`).then(
        (answer) => answer.status(),
        () => 0,
      )
      seen.push({ status, milliseconds: performance.now() - asked })
      await new Promise((resolve) => setTimeout(resolve, isOver ? 0 : 500))
    } while (!isOver)
    await context.dispose()
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return seen
    },
  }
}

async function readStored(former: ReadonlySet<string> = new Set()): Promise<Stored | undefined> {
  const { E2E_DATA_DIR: directory, E2E_DATABASE_PORT: port } = process.env
  if (!directory || !port) return undefined
  const ask = (statement: string) => askEmbedded({ directory, port: Number(port) }, statement)
  const [references, doubled, secrets] = await Promise.all([
    ask('select reference from applications'),
    ask('select draft from applications where draft is not null group by draft having count(*) > 1'),
    ask('select state_hash from attempts where taken_at is not null and attempt is not null'),
  ])
  const all = references.map(({ reference }) => String(reference))
  return {
    references: new Set(all),
    made: all.filter((reference) => !former.has(reference)),
    doubled: doubled.length,
    secrets: secrets.length,
  }
}
