/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, test } from 'vitest'
import { readSources, readWorkspaces } from './repository.ts'
import { rooms } from './rooms.ts'
import { breaches } from './walls.ts'

// Loads nothing. It makes every source a dependency, so that `vitest --changed` and watching run this file again.
import.meta.glob('/*/**/*.{ts,tsx,mjs}')

test('no file of the repository imports through a wall', () => {
  expect(breaches(readSources(), readWorkspaces())).toEqual([])
})

test('no row of the table lists e2e, or a room that has no row', () => {
  const listed = [...new Set(Object.values(rooms).flat())].filter((entry) =>
    /^(lib|app|components|bin|e2e)\b/.test(entry),
  )

  expect(listed).not.toContain('e2e')
  expect(listed.filter((entry) => !(entry in rooms))).toEqual([])
})

describe('A wall keeps', () => {
  const forbidden: [from: string, specifier: string, entered: string][] = [
    ['lib/singpass/attempt.ts', '../storage/errors.ts', 'lib/storage'],
    ['lib/myinfo/person.ts', '../onboarding/products/index.ts', 'lib/onboarding'],
    ['lib/simulator/fapi/token.ts', '../../myinfo/parse-person.ts', 'lib/myinfo'],
    ['lib/simulator/server.ts', '@/lib/singpass/index.ts', 'lib/singpass'],
    ['components/form/field.tsx', '../../lib/storage/database.ts', 'lib/storage'],
    ['components/form/field.tsx', '@/lib/golive/doctor/doctor.ts', 'lib/golive'],
    ['components/form/field.tsx', '@/lib/server/server.ts', 'lib/server'],
    ['lib/receipt/content.ts', '../server/server.ts', 'lib/server'],
    ['lib/golive/doctor/doctor.ts', '../../server/server.ts', 'lib/server'],
    ['lib/config/config.ts', '@/lib/server/log.ts', 'lib/server'],
    ['lib/auth/callback.ts', '@/lib/server/server.ts', 'lib/server'],
    ['lib/delivery/outbox.ts', '../singpass/index.ts', 'lib/singpass'],
    ['app/page.tsx', '@/lib/storage/database.ts', 'lib/storage'],
    ['app/page.tsx', '@/app/staff/page.tsx', 'app/staff'],
    ['bin/development/screenshots.ts', '../../e2e/journey.ts', 'e2e'],
    ['lib/onboarding/form/form.test.ts', '../../../e2e/axe.ts', 'e2e'],
    ['proxy.ts', './e2e/axe.ts', 'e2e'],
    ['e2e/journey.spec.ts', '@/lib/onboarding/products/index.ts', 'lib/onboarding'],
    ['lib/singpass/client.ts', 'next/server', 'next'],
    ['lib/singpass/client.ts', 'react', 'react'],
    ['lib/singpass/client.ts', 'node:fs', 'node:fs'],
    ['lib/onboarding/form/form.ts', 'pg', 'pg'],
    ['components/form/field.tsx', 'jose', 'jose'],
    ['components/form/field.tsx', 'axe-core/axe.js', 'axe-core'],
  ]

  test.each(forbidden)('%s from importing %s', (path, specifier, entered) => {
    const source = `import { something } from '${specifier}'\n`

    expect(breaches([{ path, source }])).toEqual([`${path} imports ${entered} (${specifier})`])
  })

  const written: [string, string][] = [
    ['a type-only import', "import type { A } from 'TARGET'"],
    ['an import of types by name', "import { type A } from 'TARGET'"],
    ['an import without names', "import 'TARGET'"],
    ['a dynamic import', "export const a = () => import('TARGET')"],
    ['a dynamic import in a template', 'export const a = () => import(`TARGET`)'],
    ['a re-export', "export { a } from 'TARGET'"],
    ['a re-export of everything', "export * from 'TARGET'"],
    ['a re-export of a type', "export type { A } from 'TARGET'"],
    ['a type that imports', "export type A = import('TARGET').A"],
    ['the type of a module', "export type A = typeof import('TARGET')"],
    ['a require', "const a = require('TARGET')"],
    ['an import that requires', "import a = require('TARGET')"],
    ['a mock', "vi.mock('TARGET', () => ({}))"],
  ]

  test.each(written)('a file from going through it by %s', (_, statement) => {
    const source = statement.replace('TARGET', '../storage/errors.ts')

    expect(breaches([{ path: 'lib/singpass/made-up.ts', source }])).toEqual([
      'lib/singpass/made-up.ts imports lib/storage (../storage/errors.ts)',
    ])
  })

  test('a file from importing a package of this repository by its name', () => {
    const source = "import { createSimulator } from 'a-simulator/fapi'"
    const workspaces = new Map([['a-simulator', 'lib/simulator']])

    expect(breaches([{ path: 'lib/onboarding/made-up.ts', source }], workspaces)).toEqual([
      'lib/onboarding/made-up.ts imports lib/simulator (a-simulator/fapi)',
    ])
  })

  test('a file from an import whose module only run time can tell', () => {
    const source = 'export const load = (name: string) => import(name)'

    expect(breaches([{ path: 'lib/onboarding/made-up.ts', source }])).toEqual([
      'lib/onboarding/made-up.ts imports what only run time can tell',
    ])
  })

  test('a product file from using the support of tests', () => {
    const source = "import { personas } from './testing/personas.ts'"

    expect(breaches([{ path: 'lib/myinfo/made-up.ts', source }])).toEqual([
      'lib/myinfo/made-up.ts imports test support (./testing/personas.ts)',
    ])
    expect(breaches([{ path: 'lib/myinfo/made-up.test.ts', source }])).toEqual([])
  })

  test('files from being in no room, and from importing one that is', () => {
    expect(breaches([{ path: 'lib/loose.ts', source: '' }])).toEqual(['lib/loose.ts is in no room'])
    expect(breaches([{ path: 'lib/myinfo/a.ts', source: "import '@/helpers/b.ts'" }])).toEqual([
      'lib/myinfo/a.ts imports a file in no room (@/helpers/b.ts)',
    ])
  })
})
