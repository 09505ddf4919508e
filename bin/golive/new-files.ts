import { existsSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { CommandRefused, exitCodes } from '../command/context.ts'

/** A file to make: its name in the directory, and its content. */
export interface NewFile {
  name: string
  content: string | Uint8Array
  /** Permissions; 0600 unless given. */
  mode?: number
}

/**
 * Makes files that are not there yet, all of them or none, and returns their paths.
 *
 * One that exists already is left as it is: it may be a key that is in use.
 *
 * @throws CommandRefused naming the file that is in the way, or a directory that cannot be written.
 */
export async function writeNewFiles(directory: string, files: readonly NewFile[]): Promise<string[]> {
  refuseTaken(directory, files)
  const made: string[] = []
  try {
    await mkdir(directory, { recursive: true })
    for (const file of files) made.push(await writeNewFile(directory, file))
    return made
  } catch (error) {
    await Promise.all(made.map((file) => rm(file, { force: true })))
    if (error instanceof CommandRefused) throw error
    throw new CommandRefused(`${directory} cannot be written: choose another directory`)
  }
}

/** @throws CommandRefused when one of the files exists already. */
export function refuseTaken(directory: string, files: readonly Pick<NewFile, 'name'>[]): void {
  const taken = files.find(({ name }) => existsSync(path.join(directory, name)))
  if (taken) throw inTheWay(path.join(directory, taken.name))
}

async function writeNewFile(directory: string, { name, content, mode = 0o600 }: NewFile): Promise<string> {
  const file = path.join(directory, name)
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx', mode).catch((error: unknown) => {
    throw Object(error).code === 'EEXIST' ? inTheWay(file) : error
  })
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return file
}

function inTheWay(file: string): CommandRefused {
  return new CommandRefused(`${file} exists already; nothing was written`, exitCodes.refused)
}
