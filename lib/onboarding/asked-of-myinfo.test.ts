import { expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import { productScopes, withinAsked } from './asked-of-myinfo.ts'
import type { MyinfoField, Product } from './product.ts'
import { productFaults } from './product-faults.ts'
import { specimenFamily } from './products/specimens/family.ts'

const why = { en: 'Because.' }

function asking(...fields: Omit<MyinfoField, 'kind' | 'why'>[]): Product {
  const step = { id: 'one', title: why, fields: fields.map((field) => ({ kind: 'myinfo' as const, why, ...field })) }
  return { ...specimenFamily, steps: [step] }
}

const someMembers = asking({ attribute: 'vehicles', members: ['make', 'model'] }, { attribute: 'email' })

test('a product asks for the members of records that it uses, and for no others', () => {
  expect(productScopes(someMembers, 'fapi')).toEqual(['vehicles.make', 'vehicles.model', 'email'])
  expect(productScopes(someMembers, 'v3')).toEqual(['vehicles', 'email'])
  expect(productScopes(asking({ attribute: 'vehicles' }), 'fapi').length).toBeGreaterThan(30)
  expect(productScopes(someMembers, 'fapi', ['email'])).toEqual(['email'])
})

test('what is sent all the same is not kept', () => {
  const held = { state: 'present', source: 'government' } as const
  const person: Person = {
    vehicles: { ...held, value: [{ make: 'TOYOTA', engineNumber: '1' }] },
    email: { ...held, value: 'lim@example.sg' },
  }
  expect(withinAsked(someMembers, person)).toEqual({
    vehicles: { ...held, value: [{ make: 'TOYOTA' }] },
    email: person.email,
  })
  expect(withinAsked(asking({ attribute: 'vehicles' }), person).vehicles).toEqual(person.vehicles)
})

test('a member that a record does not have is a fault of the product', () => {
  expect(productFaults(asking({ attribute: 'vehicles', members: ['wheels'] }))).toEqual([
    expect.stringContaining('"wheels"'),
  ])
  expect(productFaults(specimenFamily)).toEqual([])
})
