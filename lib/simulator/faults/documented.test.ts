import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from './index.ts'

const page = readFileSync(new URL('../../../docs/faults.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| F(\d{3}) \|.*\| (.*) \|$/gm)].map(([, number, arm = '']) => ({
  number: Number(number),
  names: [...arm.matchAll(/`([a-z0-9-]+)`/g)].map(([, name = '']) => name),
}))

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Made by other means than a fault: a clock, a button, certificates, the gallery. */
const byOtherMeans = [14, 15, 38, 69]

test('every fault that Singpass can make has its row, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual([...range(5, 18), 26, 27, ...range(30, 32), ...range(34, 70)])
})

test('every row that a fault can make names faults, and each of them can be armed', () => {
  for (const { number, names } of rows) {
    expect(names.length > 0, `F${number}`).toBe(!byOtherMeans.includes(number))
    for (const name of names) expect([...faults.keys()], `F${number}`).toContain(name)
  }
})

test('every fault of the ID token that the rows name has its twin for the person, where both tokens carry the claim', () => {
  const ofIdTokenAlone = /-(expired|exp-.*|nbf-ahead|wrong-nonce|no-nonce|of-another-login|loa-1)$/
  const named = rows.flatMap(({ names }) => names).filter((name) => name.startsWith('id-token-'))
  for (const name of named.filter((candidate) => !ofIdTokenAlone.test(candidate))) {
    expect([...faults.keys()]).toContain(name.replace('id-token-', 'person-token-'))
  }
})
