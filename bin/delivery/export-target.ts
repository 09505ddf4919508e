import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { Place } from '../../lib/delivery/access/applications.ts'
import { placeOf } from '../../lib/delivery/access/cursor.ts'
import type { Piece } from '../../lib/delivery/export/export.ts'
import { CommandRefused, exitCodes } from '../command/context.ts'

/** Where an export goes. */
export interface ExportTarget {
  /** Where an earlier run was cut off. */
  after?: Place
  /** What that run wrote. */
  records: number
  write(piece: Piece): Promise<void>
  finish(): Promise<void>
}

const RECORDS_BETWEEN_PLACES = 500

/** An export to standard output: it waits for whoever reads it, and cannot be gone on with. */
export function streamTarget(out: Writable): ExportTarget {
  return {
    records: 0,
    async write({ text }) {
      if (text !== '' && !out.write(text)) await once(out, 'drain')
    },
    finish: async () => undefined,
  }
}

interface KeptPlace {
  /** The options of the run: another one may not go on with its file. */
  run: string
  cursor: string
  records: number
  length: number
}

/**
 * An export to a file that only its owner can read. Its place stands beside it as `<file>.place`, written once what it
 * says is on the disk: whatever was written after it is written again.
 */
export async function fileTarget(file: string, run: string): Promise<ExportTarget> {
  const kept = await keptPlace(file, run)
  const handle = await open(file, kept ? 'r+' : 'wx', 0o600).catch(() => {
    throw new CommandRefused(`${file} cannot be written: see that its folder is there and yours`, exitCodes.refused)
  })
  let { length, records } = kept ?? { length: 0, records: 0 }
  let sinceKept = 0
  await handle.truncate(length)

  async function keep(cursor: string): Promise<void> {
    await handle.datasync()
    const place: KeptPlace = { run, cursor, records, length }
    await writeFile(`${file}.place.new`, JSON.stringify(place), { mode: 0o600 })
    await rename(`${file}.place.new`, `${file}.place`)
    sinceKept = 0
  }

  return {
    after: kept && placeOf(kept.cursor),
    records,
    async write(piece) {
      const bytes = Buffer.from(piece.text)
      await handle.write(bytes, 0, bytes.length, length)
      length += bytes.length
      records += piece.records
      sinceKept += piece.records
      if (piece.cursor && sinceKept >= RECORDS_BETWEEN_PLACES) await keep(piece.cursor)
    },
    async finish() {
      await handle.datasync()
      await handle.close()
      await rm(`${file}.place`, { force: true })
    },
  }
}

async function keptPlace(file: string, run: string): Promise<KeptPlace | undefined> {
  if (!existsSync(file)) return undefined
  const text = await readFile(`${file}.place`, 'utf8').catch(() => undefined)
  if (text === undefined) throw new CommandRefused(`${file} exists already; it was left as it is`, exitCodes.refused)
  const place = placeIn(text)
  if (!place) throw new CommandRefused(`${file}.place cannot be read; ${file} was left as it is`, exitCodes.refused)
  if (place.run === run) return place
  throw new CommandRefused(`${file} is of a run with other options; it was left as it is`, exitCodes.refused)
}

function placeIn(text: string): KeptPlace | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
