import { statfs } from 'node:fs/promises'

/** Four segments of PostgreSQL's write-ahead log: with less, the engine may stop in the middle of a commit. */
const NEEDED_BYTES = 64 * 1024 * 1024

/**
 * Whether the file system under a directory has room for the engine to go on writing. A file system that does not say
 * counts as having room: the engine itself will say.
 */
export async function hasRoom(directory: string, needed = NEEDED_BYTES): Promise<boolean> {
  const found = await statfs(directory).catch(() => undefined)
  return found === undefined || found.bavail * found.bsize >= needed
}
