import { readFile } from 'node:fs/promises'
import { type AuditAnchor, anchorIn } from '../../lib/storage/stores/anchor.ts'
import { CommandRefused } from '../command/context.ts'

/** Anchors of a file, as printed or within lines of the application's log. Throws `CommandRefused` where there is none. */
export async function readAnchors(file: string): Promise<AuditAnchor[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandRefused(`${file} cannot be read`)
  })
  const anchors = text.split('\n').flatMap((line) => anchorIn(line) ?? [])
  if (anchors.length === 0) throw new CommandRefused(`${file} holds no anchor`)
  return anchors
}
