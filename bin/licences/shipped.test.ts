import { expect, test } from 'vitest'
import { licenceTexts, shippedPackages, thirdPartyText } from './shipped.ts'

/** Terms that a bank may ship under: they ask for their words to go along, and for nothing of its own sources. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
]

/** Terms that ask for more, by the packages that have them: used as they are, never changed. */
const byName: Readonly<Record<string, RegExp>> = {
  // Builds the styles; none of it is in what runs.
  'MPL-2.0': /^lightningcss/,
  // An optional part of Next.js that resizes pictures: not in the image.
  'LGPL-3.0-or-later': /^@img\/sharp-/,
}

const packages = shippedPackages(process.cwd())

function isKnown({ name, licence }: { name: string; licence: string }): boolean {
  return licence.split(' AND ').every((one) => permissive.includes(one) || byName[one]?.test(name))
}

test('every package that is shipped has terms that somebody has accepted', () => {
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter((shipped) => !isKnown(shipped)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
})

test.each(['unknown', 'GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'MPL-2.0'])('terms like %s are seen', (licence) => {
  expect(isKnown({ name: 'left-pad', licence })).toBe(false)
})

test('the text names each package, and holds the words of its licence once, those of taken-in packages too', () => {
  const some = packages.filter(({ name }) => ['next', 'react', 'react-dom', 'png-js'].includes(name))
  const text = thirdPartyText(process.cwd(), some)

  for (const { name, version, licence } of some) expect(text).toContain(`${name} ${version}: ${licence}`)
  expect(text.match(/Copyright \(c\) Meta Platforms/g)?.length).toBeLessThan(some.length + 10)
  expect(licenceTexts(process.cwd(), { location: 'node_modules/next' }).length).toBeGreaterThan(50)
  expect(text).toContain('Devon Govett')
})
