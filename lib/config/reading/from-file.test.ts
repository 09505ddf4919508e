import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { textOrFile } from './from-file.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim()
const read = z.string().transform(textOrFile)

test.each<[string, string]>([
  ['as it is', pem],
  ['with two letters for each line feed', pem.replaceAll('\n', '\\n')],
  ['with the line ends of Windows, written out', pem.replaceAll('\n', '\\r\\n')],
  ['on one line', pem.replaceAll('\n', ' ')],
  ['on one line without blanks', pem.replaceAll('\n', '')],
  ['moved to the right by YAML', pem.replaceAll('\n', '\n    ')],
])('a key that is given %s is read', (_, given) => {
  expect(read.parse(given)).toBe(pem)
})

test('what is no base64 between the lines of a key is left alone', () => {
  const encrypted = '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----'
  expect(read.parse(encrypted)).toBe(encrypted)
})
