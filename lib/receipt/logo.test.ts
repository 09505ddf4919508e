import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLogo } from './logo.ts'

const directory = mkdtempSync(join(tmpdir(), 'logo-'))
afterAll(() => rmSync(directory, { recursive: true }))

test.each([
  ['logo.png', [0x89, 0x50, 0x4e, 0x47, 1], 'data:image/png;base64,iVBORwE='],
  ['logo.jpg', [0xff, 0xd8, 0xff, 1], 'data:image/jpeg;base64,/9j/AQ=='],
])('the logo %s is known by its first bytes', (file, bytes, address) => {
  writeFileSync(join(directory, file), new Uint8Array(bytes))
  expect(readLogo(file, directory)).toBe(address)
})

test('a logo that a receipt cannot hold, or that is not there, is named', () => {
  writeFileSync(join(directory, 'logo.svg'), '<svg/>')
  expect(() => readLogo('logo.svg', directory)).toThrow('logo.svg, is neither PNG nor JPEG')
  expect(() => readLogo('none.png', directory)).toThrow('none.png')
})
