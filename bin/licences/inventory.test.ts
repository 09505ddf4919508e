import { expect, test } from 'vitest'
import { inventory } from './inventory.ts'
import { shippedPackages } from './shipped.ts'

const root = process.cwd()
const called = ({ name, version }: { name: string; version: string }) => `${name}@${version}`

test('an inventory has every package that is shipped, none else, and is the same each time', () => {
  const file = inventory(root)
  const { bomFormat, metadata, components } = JSON.parse(file)

  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'myinfo-onboarding'])
  expect([...new Set(components.map(called))].sort()).toEqual([...new Set(shippedPackages(root).map(called))].sort())
  expect(inventory(root)).toBe(file)
})
