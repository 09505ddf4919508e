import { type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A command that prints a thousand lines, a few at a time; its exit code and what it complains of. */
async function printing(stdout: number | 'pipe', read = (_: NodeJS.ReadableStream) => undefined as unknown) {
  const program = `import('./bin/command/output.ts').then(async ({ attendOutput }) => {
    attendOutput({ printError: (line) => console.error(line) })
    for (let line = 0; line < 1_000; line += 1) {
      console.log('x'.repeat(1_000))
      await new Promise(setImmediate)
    }
  })`
  const stdio: StdioOptions = ['ignore', stdout, 'pipe']
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio })
  let complained = ''
  child.stderr?.on('data', (piece) => {
    complained += piece
  })
  if (child.stdout) read(child.stdout)
  const [code] = await once(child, 'close')
  return { code, complained }
}

test('a command whose reader has enough ends without a word', async () => {
  const afterOne = (stdout: NodeJS.ReadableStream) => stdout.once('data', () => Object(stdout).destroy())

  expect(await printing('pipe', afterOne)).toEqual({ code: 141, complained: '' })
})

test('a command whose words do not fit on the disk says so, and has failed', async () => {
  const full = openSync('/dev/full', 'w')
  const ended = await printing(full)
  closeSync(full)

  expect(ended).toEqual({
    code: 1,
    complained: 'what this prints cannot be written (ENOSPC): it is not complete\n',
  })
})

test('a command whose words are read to the end has done its work', async () => {
  expect(await printing('pipe', (stdout) => stdout.resume())).toEqual({ code: 0, complained: '' })
})
