import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { FilesReceiver } from './receiver.ts'
import type { Sender } from './sender.ts'

/**
 * Writes each event as a file of its own, `<reference>-<position>.json`: whole and on the disk, or not at all.
 *
 * A file that is there already was written by an earlier attempt and stays as it is. Readers see a name only once its
 * content is complete; names that begin with a dot are unfinished. An erasure takes the application's earlier files
 * away, as far as nobody has fetched them.
 */
export function createFilesSender({ directory }: FilesReceiver): Sender {
  return {
    async send(id, message) {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        if (message.type === 'application.erased') await removeEarlier(directory, message.data)
        const written = await writeOnce({ directory, name: nameOf(id, message.data), content: JSON.stringify(message) })
        return { delivered: true, result: written ? 'written' : 'there_already' }
      } catch (error) {
        return { delivered: false, result: Object(error).code === 'ENOSPC' ? 'full' : 'not_writable' }
      }
    },
    close: () => undefined,
  }
}

function nameOf(id: string, data: object): string {
  const { reference, position } = Object(data)
  return reference ? `${reference}-${position}.json` : `${id}.json`
}

async function removeEarlier(directory: string, { reference, position }: { reference: string; position: number }) {
  for (let earlier = 1; earlier < position; earlier++)
    await rm(inFolder(directory, `${reference}-${earlier}.json`), { force: true })
}

/** A build would take the whole project along for a folder that it cannot know. */
function inFolder(directory: string, name: string): string {
  return path.join(/* turbopackIgnore: true */ directory, name)
}

/** Linking fails where the name exists, so that of two writers one makes the file; a rename would replace it. */
async function writeOnce({ directory, name, content }: { directory: string; name: string; content: string }) {
  const unfinished = inFolder(directory, `.${name}.${randomBytes(6).toString('hex')}`)
  const file = await open(/* turbopackIgnore: true */ unfinished, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
    await link(unfinished, inFolder(directory, name))
    await syncDirectory(directory)
    return true
  } catch (error) {
    if (Object(error).code === 'EEXIST') return false
    throw error
  } finally {
    await file.close()
    await unlink(unfinished)
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}
