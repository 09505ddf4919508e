import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { recipesIn } from './recipes.ts'
import { readText, root } from './repository.ts'

const recipes = recipesIn(readText('CONTRIBUTING.md'))

test('CONTRIBUTING.md tells how to add each thing that people add', () => {
  expect(recipes.map(({ title }) => title)).toEqual([
    'Add a Myinfo attribute',
    'Add a product',
    'Add a kind of question',
    'Add a language',
    'Add a fault to the simulator',
    'Add a stored entity',
    'Add a page',
  ])
})

test.each(recipes)('every file that CONTRIBUTING.md names under "$title" exists', ({ files }) => {
  const known = files.filter((file) => !file.includes('<'))

  expect(known.length).toBeGreaterThan(0)
  expect(known.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})

test('a file that a recipe names twice is counted once, and one outside the recipes is not counted', () => {
  const page = '# Page\n`lib/a/b.ts`\n## Add a thing\n1. `lib/c/<new>.ts`, `lib/d.ts`\n2. `lib/d.ts`, `npm test`\n'

  expect(recipesIn(page)).toEqual([{ title: 'Add a thing', files: ['lib/c/<new>.ts', 'lib/d.ts'] }])
})
