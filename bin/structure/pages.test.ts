import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readPages, readText, root } from './repository.ts'

const pages = readPages()
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readText('package.json'))

test.each(pages)('every link of %s leads to a file of the repository', (page) => {
  const links = [...readText(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(([, link]) => link ?? [])
  const targets = links.map((link) => path.posix.join(path.posix.dirname(page), link))

  expect(targets.filter((target) => !existsSync(path.join(root, target)))).toEqual([])
})

test.each(pages)('every npm command that %s names exists', (page) => {
  const named = [...readText(page).matchAll(/`npm run ([\w:-]+)/g)].flatMap(([, name]) => name ?? [])

  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test.each(pages.filter((page) => /^docs\/decisions\/\d/.test(page)))('%s has the six lines of a decision', (page) => {
  const lines = readText(page).trim().split('\n').filter(Boolean)

  const parts = lines.map((line) => line.replace(/^(# |- \*\*\w+( \w+)?\*\*).*$/, '$1').trim())

  expect(parts).toHaveLength(6)
  expect(parts).toEqual(
    expect.arrayContaining(['#', '- **Date**', '- **Decision**', '- **Reason**', '- **Consequence**']),
  )
})
