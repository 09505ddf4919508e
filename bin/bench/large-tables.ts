#!/usr/bin/env -S npx tsx
import { randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { exportApplications } from '../../lib/delivery/export/export.ts'
import { createStorage, type Storage } from '../../lib/storage/database.ts'
import { startEmbeddedPostgres } from '../../lib/storage/embedded/embedded.ts'
import { putApplications } from '../../lib/storage/testing/many-applications.ts'
import { type CommandContext, CommandRefused } from '../command/context.ts'
import { runCommand } from '../command/run-command.ts'
import { startIfRun } from '../command/start.ts'
import { streamTarget } from '../delivery/export-target.ts'

const afterHelp = `
Fills a database of its own with sealed applications and measures, first with a thousand and then with all of them: a
page of the list of staff from its beginning and from its middle, and an export of everything with the memory it took.`

const FEW = 1_000
const TIMES = 200

/** Runs the command and returns its exit code. */
export function runLargeTables(argv: readonly string[], { print, printError }: CommandContext): Promise<number> {
  return runCommand({ print, printError, now: Date.now, env: {} }, async () => {
    const { rows } = new Command('large-tables')
      .description('Measures lists and exports among many applications.')
      .option('--rows <count>', 'how many', '1000000')
      .addHelpText('after', afterHelp)
      .exitOverride()
      .parse([...argv], { from: 'user' })
      .opts<{ rows: string }>()
    const count = Number(rows)
    if (!Number.isInteger(count) || count <= FEW) throw new CommandRefused(`--rows must be a number above ${FEW}`)
    const directory = path.join(tmpdir(), `large-${randomUUID()}`)
    const server = await startEmbeddedPostgres({ directory, port: 0 })
    try {
      await measure({ url: server.url, count, print, printError })
    } finally {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    }
  })
}

interface Measuring extends Pick<CommandContext, 'print' | 'printError'> {
  url: string
  count: number
}

async function measure({ url, count, print, printError }: Measuring): Promise<void> {
  const dataKeys = `large:${randomBytes(32).toString('base64url')}`
  const storage = createStorage({ url, dataKeys, retrievalMinutes: 30 })
  await storage.migrate()
  await putApplications({ url, dataKeys, count: FEW })
  print(await pages(storage, FEW))
  let told = Date.now()
  const report = (done: number) => {
    if (Date.now() - told < 10_000) return
    told = Date.now()
    printError(`${done + FEW} of ${count}`)
  }
  await putApplications({ url, dataKeys, from: FEW, count: count - FEW, report })
  print(await pages(storage, count))
  print(await exported(storage, printError))
  await storage.close()
}

/** Times of a page of the list: from the beginning, and from the middle on. */
async function pages(storage: Storage, count: number): Promise<string> {
  const middle = { place: { receivedAt: (count / 2) * 1_000, reference: 'AAAA-AAAA-AA' }, side: 'after' } as const
  const first = await median(() => storage.staffApplications.list({ view: 'all', limit: 25 }))
  const deep = await median(() => storage.staffApplications.list({ view: 'all', limit: 25, from: middle }))
  const waiting = await median(() => storage.staffApplications.list({ view: 'received', limit: 25, from: middle }))
  return `${count} applications: first page ${first}, from the middle ${deep}, of those that wait ${waiting}`
}

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return `${times.toSorted((one, other) => one - other)[TIMES / 2]?.toFixed(1)} ms`
}

async function exported(storage: Storage, printError: CommandContext['printError']): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'large-'))
  const target = streamTarget(createWriteStream(path.join(directory, 'all.ndjson')))
  let [records, most, told] = [0, 0, Date.now()]
  const [start, before] = [performance.now(), process.memoryUsage().rss]
  for await (const piece of exportApplications(storage.bankApplications, { format: 'ndjson', products: ['*'] })) {
    await target.write(piece)
    records += piece.records
    if (records % 1_000 === 0) most = Math.max(most, process.memoryUsage().rss)
    if (Date.now() - told < 10_000) continue
    told = Date.now()
    printError(`${records} exported, ${megabytes(process.memoryUsage().rss)}`)
  }
  await rm(directory, { recursive: true })
  const seconds = Math.round((performance.now() - start) / 1_000)
  return `${records} exported in ${seconds} s; memory ${megabytes(before)} before, ${megabytes(most)} at most`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`
}

await startIfRun(import.meta.url, runLargeTables)
