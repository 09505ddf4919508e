import { lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Most that the application and Node.js may weigh together, in bytes: 250 MB. */
export const mostBytes = 250_000_000

/** What an image of a folder holds besides its base system. */
export interface Weight {
  /** Bytes of the folder's files; a link weighs nothing. */
  application: number
  /** Bytes of the Node.js that runs this. */
  node: number
  /** The heaviest packages of the folder, heaviest first. */
  heaviest: readonly { name: string; bytes: number }[]
}

/** Weighs a folder that `assemble` has made. */
export function weigh(folder: string, count = 8): Weight {
  const packages = packagesIn(path.join(folder, 'node_modules')).map((name) => ({
    name,
    bytes: bytesOf(path.join(folder, 'node_modules', name)),
  }))
  const heaviest = packages.sort((one, other) => other.bytes - one.bytes).slice(0, count)
  return { application: bytesOf(folder), node: statSync(process.execPath).size, heaviest }
}

function packagesIn(modules: string): string[] {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(path.join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  )
}

function bytesOf(file: string): number {
  const found = lstatSync(file)
  if (!found.isDirectory()) return found.isFile() ? found.size : 0
  return readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), 0)
}
