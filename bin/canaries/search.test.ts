import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { tracesBelow, tracesIn } from './search.ts'

const word = 'QUENTIN Xavier-7'

test.each<[string, string | Buffer]>([
  ['plain', `a ${word} b`],
  ['in lower case', word.toLowerCase()],
  ['as hex', Buffer.from(`..${word}..`).toString('hex')],
  ['as hex in capitals', Buffer.from(word).toString('hex').toUpperCase()],
  ['in base64', Buffer.from(word).toString('base64')],
  ['in base64 after one byte', Buffer.from(`a${word}b`).toString('base64')],
  ['in base64 after two bytes', Buffer.from(`ab${word}`).toString('base64url')],
  ['encoded for an address', `?q=${encodeURIComponent(word)}`],
  ['as a form posts it', new URLSearchParams({ q: word }).toString()],
  ['in 16 bits a letter', Buffer.from(word, 'utf16le')],
])('a word is found %s', (_, content) => {
  expect(tracesIn(content, ['somebody else', word])).toEqual([word])
})

test('a word that is not there is not found', () => {
  expect(tracesIn('QUENTIN xavier 7', [word])).toEqual([])
})

test('files are searched to any depth, and each trace names its file', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'canaries-'))
  mkdirSync(path.join(folder, 'a/b'), { recursive: true })
  writeFileSync(path.join(folder, 'a/b/c'), word)
  expect(tracesBelow([folder, path.join(folder, 'gone')], [word])).toEqual([`${path.join(folder, 'a/b/c')}: ${word}`])
})
