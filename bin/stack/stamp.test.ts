import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesOf, stampOf } from './stamp.ts'

let root: string

function put(file: string, content: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), content)
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stamp-'))
  put('app/page.tsx', 'page')
  put('lib/a.ts', 'a')
  put('package-lock.json', '{}')
})

afterEach(() => rmSync(root, { recursive: true }))

describe('a stamp', () => {
  test.each([
    ['a source changes', 'lib/a.ts', 'b'],
    ['a source is added', 'components/b.tsx', ''],
    ['the lock changes', 'package-lock.json', '{ }'],
    ['a setting of the framework is added', 'next.config.js', ''],
    ['a nested style changes', 'app/deep/down/style.css', 'p {}'],
  ])('differs when %s', (_, file, content) => {
    const before = stampOf(root)
    put(file, content)

    expect(stampOf(root)).not.toBe(before)
  })

  test.each([
    'lib/a.test.ts',
    'app/page.test.tsx',
    'lib/simulator/index.ts',
    'bin/demo.mjs',
    'e2e/journey.spec.ts',
    'playwright.config.ts',
    'next-env.d.ts',
    'README.md',
    '.next/sources.sha256',
    'node_modules/a/index.js',
  ])('does not depend on %s, which is no part of the build', (file) => {
    const before = stampOf(root)
    put(file, 'content')

    expect(stampOf(root)).toBe(before)
  })

  test('differs when a file is renamed, or its end moves to the next one', () => {
    put('lib/b.ts', 'c')
    const before = stampOf(root)
    put('lib/a.ts', '')
    put('lib/b.ts', 'ac')

    expect(stampOf(root)).not.toBe(before)
  })

  test('is the same for the same sources elsewhere', () => {
    const before = stampOf(root)
    const first = root
    root = mkdtempSync(path.join(tmpdir(), 'stamp-'))
    put('package-lock.json', '{}')
    put('lib/a.ts', 'a')
    put('app/page.tsx', 'page')
    rmSync(first, { recursive: true })

    expect(stampOf(root)).toBe(before)
  })
})

test('sources are listed in one order, relative to the root', () => {
  expect(sourcesOf(root)).toEqual(['app/page.tsx', 'lib/a.ts', 'package-lock.json'])
})
