import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDERS = ['app', 'components', 'lib', 'public']
const ROOT_FILE = /^[^.].*\.(ts|js|mjs|json)$/
const NOT_BUILT =
  /\.test\.tsx?$|^lib\/simulator\/|^lib\/\w+\/dist\/|^(vitest|playwright|drizzle)\.config\.|^biome\.json$/

/** Everything that the built application is made from, as one hash: equal sources give equal stamps on any machine. */
export function stampOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of sourcesOf(root)) {
    const content = readFileSync(path.join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** The files behind a build, relative to the root, sorted. */
export function sourcesOf(root: string): string[] {
  const inFolders = FOLDERS.flatMap((folder) => filesBelow(root, folder))
  const atRoot = readdirSync(root).filter((name) => ROOT_FILE.test(name) && name !== 'next-env.d.ts')
  return [...inFolders, ...atRoot].filter((file) => !NOT_BUILT.test(file)).sort()
}

function filesBelow(root: string, folder: string): string[] {
  try {
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
  } catch {
    return []
  }
}
