import { expect, test } from 'vitest'
import { roleClaims, rolesOf } from './role-claims.ts'

const mapping = { claim: 'groups', roles: { reviewer: ['onb-review'], approver: ['onb-approve', 'heads'] } }

test.each([
  [{ groups: ['onb-review', 'heads', 'x'] }, ['reviewer', 'approver']],
  [{ groups: 'onb-approve' }, ['approver']],
  [{ groups: ['ONB-REVIEW'] }, []],
  [{ groups: { 0: 'heads' } }, []],
  [{ groups: [['heads']] }, []],
  [{}, []],
])('the claims %j give the roles %j', (claims, roles) => {
  expect(rolesOf(claims, mapping)).toEqual(roles)
})

test('a claim inside others is found, one of the very name first, and none that everything has', () => {
  const deep = { ...mapping, claim: 'realm_access.roles' }
  expect(rolesOf({ realm_access: { roles: ['heads'] } }, deep)).toEqual(['approver'])
  expect(rolesOf({ realm_access: { roles: ['heads'] }, 'realm_access.roles': ['x'] }, deep)).toEqual([])
  expect(rolesOf({}, { ...mapping, claim: 'constructor.name' })).toEqual([])
})

test.each([
  {},
  { claim: 'groups', roles: {} },
  { claim: '', roles: { viewer: ['a'] } },
  { claim: 'groups', roles: { viewer: [] } },
  { claim: 'groups', roles: { owner: ['a'] } },
])('%j gives no roles and is refused', (given) => {
  expect(roleClaims.safeParse(given).success).toBe(false)
})
