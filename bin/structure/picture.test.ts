import { expect, test } from 'vitest'
import { drawRooms, tabulateRooms, withRooms } from './picture.ts'
import { readText } from './repository.ts'
import { rooms } from './rooms.ts'

test('docs/architecture.md shows the rooms and walls as the table has them', () => {
  const page = readText('docs/architecture.md')

  expect(page, 'run `npm run structure -- --draw`').toBe(withRooms(page))
})

test('the picture has a box for every room, and no arrow that a longer way already shows', () => {
  const boxes = drawRooms().match(/^ {2}\w+\["/gm) ?? []

  expect(boxes).toHaveLength(Object.keys(rooms).length - 1)
  expect(drawRooms()).toContain('  lib_onboarding --> lib_myinfo\n')
  expect(drawRooms()).not.toContain('  lib_storage --> lib_myinfo\n')
})

test('the table names every room and package that a room may import', () => {
  expect(tabulateRooms()).toContain('| `lib/onboarding` | `lib/myinfo` | `zod`, `node:crypto` | – |')
})

test('a page that does not say where the picture stands is refused', () => {
  expect(() => withRooms('# Architecture')).toThrow('does not say where the picture stands')
})
