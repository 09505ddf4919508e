// The part of a command that must run before anything is installed: plain JavaScript, built-in modules only.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const OLDEST_NODE = [20, 9]

/**
 * Brings the checkout to the point where TypeScript can run: right Node.js, locked packages present, `root` the
 * working directory, tsx loaded. Throws an `Error` named `Failure` whose message is the one line to show.
 */
export async function prepare() {
  requireNode(process.versions.node)
  process.chdir(root)
  if (!isInstalled(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'))) installPackages()

  const { register } = await import('tsx/esm/api')
  register()
}

/** Runs a command's main function; a failure that was foreseen is one line on standard error, and exit code 1 or its own. */
export async function run(main) {
  try {
    await main()
  } catch (error) {
    const foreseen = error instanceof Error && error.name === 'Failure'
    console.error(foreseen ? `\n${error.message}` : error)
    process.exit(error?.exitCode ?? 1)
  }
}

/** Refuses a Node.js that the packages do not support. */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw failure(
    `Node.js ${OLDEST_NODE.join('.')} or later is needed; this is ${version}. Get it from https://nodejs.org`,
  )
}

/**
 * Whether every package that the lock demands is installed in the locked version. Optional packages may be absent:
 * they are the other platforms' binaries.
 */
export function isInstalled(lock, installed) {
  if (!lock || !installed) return false

  return Object.entries(lock.packages).every(([location, wanted]) => {
    const found = installed.packages[location]
    if (location === '') return true
    return found ? found.version === wanted.version : wanted.optional === true
  })
}

function installPackages() {
  console.log('Installing the locked packages (npm ci)')
  const npm = process.env.npm_execpath
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const { status } = spawnSync(
    command,
    [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (status !== 0) throw failure('The packages could not be installed: see the lines of npm above.')
}

function readJson(name) {
  const file = path.join(root, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function failure(message) {
  return Object.assign(new Error(message), { name: 'Failure' })
}
