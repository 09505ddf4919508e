import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { scriptsOf, sizeOf } from './scripts.ts'

test('the scripts of a page are those with an address that a modern browser loads, each once', () => {
  const html = `
    <script src="/a.js" async="" nonce="x"></script><script nonce="x" src="/b.js"></script>
    <script src="/old.js" noModule=""></script><script>inline()</script><script src="/a.js"></script>`

  expect(scriptsOf(html)).toEqual(['/a.js', '/b.js'])
})

test('a page without scripts has none', () => {
  expect(scriptsOf('<p>src="/a.js"</p>')).toEqual([])
})

test('the size is that of the compressed scripts', async () => {
  const content = Buffer.from('let a = 1;'.repeat(500))

  expect(await sizeOf(['/a.js', '/b.js'], async () => content)).toBe((2 * gzipSync(content).length) / 1000)
  expect(await sizeOf([], async () => content)).toBe(0)
})
