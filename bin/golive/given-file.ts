import { readFileSync } from 'node:fs'
import { CommandRefused } from '../command/context.ts'

/**
 * Reads a file that the caller named.
 *
 * @throws CommandRefused saying which file, and whether it is not there, is a directory, is empty or may not be read.
 */
export function readGiven(file: string): Buffer {
  const content = read(file)
  if (content.length === 0) throw new CommandRefused(`${file} is empty`)
  return content
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandRefused(`${file} ${reasons[String(Object(error).code)] ?? 'cannot be read'}`)
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'cannot be read: there is no such file',
  ENOTDIR: 'cannot be read: there is no such file',
  EISDIR: 'cannot be read: it is a directory',
  EACCES: 'cannot be read: this user may not read it',
  EPERM: 'cannot be read: this user may not read it',
}
