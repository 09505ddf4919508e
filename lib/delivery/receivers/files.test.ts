import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasedMessage } from '../record/message.ts'
import { message } from '../testing/application.ts'
import { createFilesSender } from './files.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'files-'))
})
afterAll(() => rm(root, { recursive: true }))

const senderTo = (name: string) =>
  createFilesSender({ kind: 'files', name: 'files', products: ['*'], directory: path.join(root, name) })

test('an event becomes one whole file that only its owner can read', async () => {
  expect(await senderTo('one').send('msg_1', message)).toEqual({ delivered: true, result: 'written' })
  const file = path.join(root, 'one', 'ABCD-EFGH-JK-1.json')

  expect(await readdir(path.join(root, 'one'))).toEqual(['ABCD-EFGH-JK-1.json'])
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(message)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a file that is there already stays as it is, however many write it', async () => {
  const sender = senderTo('two')
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => sender.send('msg_1', message)))

  expect(outcomes.every(({ delivered }) => delivered)).toBe(true)
  expect(outcomes.filter(({ result }) => result === 'written')).toHaveLength(1)
  expect(await readdir(path.join(root, 'two'))).toHaveLength(1)
})

test('a directory that cannot be made is a failure, to be tried again', async () => {
  await writeFile(path.join(root, 'file'), '')

  expect(await senderTo('file/below').send('msg_1', message)).toEqual({ delivered: false, result: 'not_writable' })
})

test('an erasure takes away the files of that application that still lie there, and no others', async () => {
  const sender = senderTo('erased')
  await sender.send('msg_1', message)
  await writeFile(path.join(root, 'erased', 'ABCD-EFGH-JM-1.json'), '{}')
  await sender.send('msg_2', erasedMessage('ABCD-EFGH-JK', 3, 0))

  expect((await readdir(path.join(root, 'erased'))).toSorted()).toEqual(['ABCD-EFGH-JK-3.json', 'ABCD-EFGH-JM-1.json'])
})
