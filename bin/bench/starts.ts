import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startNodes } from '../nodes/nodes.ts'
import { build, isBuilt } from '../stack/build.ts'
import { Failure } from '../stack/failure.ts'
import { freePorts } from '../stack/ports.ts'
import { median, spreadOf } from './cpu.ts'
import type { Finding } from './finding.ts'

/** Starts that count. */
const STARTS = 5

/** Seconds that each may take. */
const MOST = { node: 1.5, demo: 5 }

/** How long a node of the built application takes until it is ready, and `npm run demo` once it has been started before. */
export async function measureStarts(): Promise<Finding[]> {
  if (!isBuilt(process.cwd(), 'demo')) build(process.cwd(), 'demo')
  return [found('a node is ready', await nodeStarts(), MOST.node), found('a later demo', await demoStarts(), MOST.demo)]
}

function found(what: string, seconds: readonly number[], most: number): Finding {
  const text = `${what} in ${median(seconds).toFixed(2)} s (${spreadOf(seconds)}; at most ${most.toFixed(1)})`
  return { text, kept: median(seconds) <= most }
}

async function nodeStarts(): Promise<number[]> {
  const nodes = await startNodes({ count: 1 })
  try {
    const seconds: number[] = []
    for (const node of nodes.nodes) {
      while (seconds.length < STARTS) {
        await node.leave()
        const began = performance.now()
        await node.start()
        seconds.push((performance.now() - began) / 1_000)
      }
    }
    return seconds
  } finally {
    await nodes.stop()
  }
}

async function demoStarts(): Promise<number[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-demo-'))
  chmodSync(directory, 0o711)
  try {
    const seconds: number[] = []
    for (let start = 0; start <= STARTS; start += 1) seconds.push(await secondsOfDemo(directory))
    // The first makes keys and a database.
    return seconds.slice(1)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Seconds until a demo says that it is open. */
async function secondsOfDemo(directory: string): Promise<number> {
  const names = ['PORT', 'MOCKPASS_PORT', 'SIMULATOR_PORT', 'DATABASE_PORT', 'STAFF_PORT']
  const ports = await freePorts(names.length)
  const given = Object.fromEntries(names.map((name, index) => [name, String(ports[index])]))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, DATA_DIR: directory, ...given }
  const began = performance.now()
  const demo = spawn(process.execPath, ['bin/demo.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(demo, 'exit')
  let said = ''
  const opened = (async () => {
    for await (const text of demo.stdout) {
      said += text
      if (said.includes('Open http')) return (performance.now() - began) / 1_000
    }
    throw new Failure(`The demo did not start: ${said}`)
  })()
  try {
    return await opened
  } finally {
    demo.kill('SIGINT')
    demo.stdout.resume()
    await ended
  }
}
