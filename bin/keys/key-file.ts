import { open, readFile, rename } from 'node:fs/promises'
import { importKeys, KeyFileError, type PrivateKeys, parsePrivateKeys } from 'singpass-client/keys'

/** Reads the private keys in a file and proves that each can be used. Throws `KeyFileError`. */
export async function readKeyFile(file: string): Promise<PrivateKeys> {
  const keys = parsePrivateKeys(parseJson(await readFile(file, 'utf8')))
  await importKeys(keys)
  return keys
}

/** The parser's own error would quote the file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KeyFileError(['the key file is not JSON'])
  }
}

/** Creates the file, readable by its owner only, or fails: an existing one is never touched, since its keys may be registered. */
export async function writeNewKeyFile(file: string, keys: PrivateKeys): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts the new text in place in one move, so that a crash leaves the old file or the new one, never half of either. */
export async function replaceKeyFile(file: string, keys: PrivateKeys): Promise<void> {
  const fresh = `${file}.${process.pid}.new`
  await writeNewKeyFile(fresh, keys)
  await rename(fresh, file)
}
