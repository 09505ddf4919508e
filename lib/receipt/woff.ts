import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20

/**
 * Unpacks a WOFF font to the TrueType file that it was made from. PDF libraries read WOFF too, but inflate its tables in
 * JavaScript, which takes seconds for Chinese. Throws a `RangeError` for what is no WOFF 1.
 *
 * @see {@link https://www.w3.org/TR/WOFF/ WOFF File Format 1.0, 3 to 5}
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF 1 font')
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => readTable(woff, index))
  const directory = Buffer.alloc(12 + tables.length * 16)
  writeHeader({ directory, flavour: woff.readUInt32BE(4), count: tables.length })

  const parts: Buffer[] = [directory]
  let offset = directory.length
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const at = 12 + index * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum, at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(content.length, at + 12)
    const padding = Buffer.alloc(-content.length & 3)
    parts.push(content, padding)
    offset += content.length + padding.length
  }
  return Buffer.concat(parts)
}

function readTable(woff: Buffer, index: number) {
  const at = headerBytes + index * entryBytes
  const [offset, packed, length] = [4, 8, 12].map((part) => woff.readUInt32BE(at + part))
  const bytes = woff.subarray(offset, (offset ?? 0) + (packed ?? 0))
  return {
    tag: woff.toString('latin1', at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    content: packed === length ? bytes : inflateSync(bytes),
  }
}

function writeHeader({ directory, flavour, count }: { directory: Buffer; flavour: number; count: number }): void {
  const power = Math.floor(Math.log2(count))
  directory.writeUInt32BE(flavour, 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(2 ** power * 16, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE((count - 2 ** power) * 16, 10)
}
