import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Those of the words that stand in a content: plain, as hex, in base64, encoded for an address, or in 16 bits a letter. */
export function tracesIn(content: Buffer | string, words: readonly string[]): string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return words.filter((word) => writtenAs(word).some((form) => bytes.includes(form)))
}

/** As `tracesIn`, of every file below some folders, each trace with its file; folders that are not there hold nothing. */
export function tracesBelow(folders: readonly string[], words: readonly string[]): string[] {
  return folders.flatMap(filesBelow).flatMap((file) => tracesIn(read(file), words).map((word) => `${file}: ${word}`))
}

/** Every way in which a word may have been written down, lower case too. */
function writtenAs(word: string): (string | Buffer)[] {
  return [word, word.toLowerCase()].flatMap((text) => {
    const bytes = Buffer.from(text)
    const hex = bytes.toString('hex')
    const encoded = encodeURIComponent(text)
    return [
      text,
      hex,
      hex.toUpperCase(),
      encoded,
      encoded.replaceAll('%20', '+'),
      Buffer.from(text, 'utf16le'),
      ...base64Forms(text),
    ]
  })
}

/** Base64 takes three bytes at a time, so a word has three forms; the letters at its ends depend on its neighbours. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from('x'.repeat(shift) + text)
    const cut = (form: string) => form.replaceAll('=', '').slice(shift === 0 ? 0 : shift + 1, -1)
    return [cut(bytes.toString('base64url')), cut(bytes.toString('base64'))]
  })
}

function filesBelow(folder: string): string[] {
  try {
    if (!statSync(folder).isDirectory()) return [folder]
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const place = path.join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(place) : entry.isFile() ? [place] : []
    })
  } catch {
    return []
  }
}

/** A file may go away meanwhile: servers and browsers are running. */
function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.of()
  }
}
