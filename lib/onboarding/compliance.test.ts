import { expect, test } from 'vitest'
import { checkCompliance } from './compliance.ts'
import type { Product } from './product.ts'
import { products } from './products/index.ts'
import { specimenAccount } from './products/specimens/account.ts'
import { specimens } from './products/specimens/index.ts'

test("every product keeps Myinfo's rules", () => {
  const report = checkCompliance([...products, ...specimens])
  expect(report.faults).toEqual([])
  expect(report.lines.length).toBeGreaterThan(30)
})

test('a scope without a reason is a fault', () => {
  const product: Product = {
    ...specimenAccount,
    steps: [{ id: 'one', title: { en: 'One' }, fields: [{ kind: 'myinfo', attribute: 'name', why: { en: ' ' } }] }],
  }
  expect(checkCompliance([product]).faults).toEqual(['specimen-account: "name" has no reason'])
})

test('the report names the scope, its step, its lock, the rule and the tier', () => {
  const { lines } = checkCompliance([specimenAccount])
  expect(lines.find(({ attribute }) => attribute === 'email')).toMatchObject({
    shownIn: 'contact',
    locked: false,
    rule: 'editable-by-catalogue',
    tier: 'standard',
    scopes: { v3: ['email'], fapi: ['email'] },
  })
  expect(lines.find(({ attribute }) => attribute === 'name')).toMatchObject({
    shownIn: 'identity',
    locked: true,
    rule: 'verified-by-government',
  })
})
