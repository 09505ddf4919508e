import { expect, test } from 'vitest'
import { memberOf } from './options.ts'

const staff = {
  issuer: 'https://login.bank.example',
  clientId: 'onboarding',
  clientSecret: 'x',
  roles: { claim: 'groups', roles: { approver: ['heads'] } },
}

test('an account keeps its ID whatever it is called, and another issuer’s account is another person', () => {
  const { id } = memberOf({ sub: '1001', name: 'Hadi', groups: ['heads'] }, staff)
  expect(memberOf({ sub: '1001', name: 'Hadi S.' }, staff).id).toBe(id)
  expect(memberOf({ sub: '1002', name: 'Hadi' }, staff).id).not.toBe(id)
  expect(memberOf({ sub: '1001' }, { ...staff, issuer: 'https://other.example' }).id).not.toBe(id)
  expect(id).not.toContain('1001')
})

test('claims give roles and a name; without any there is no role, and still a name', () => {
  expect(memberOf({ sub: '1', name: 'Hadi', groups: ['heads'] }, staff)).toMatchObject({
    name: 'Hadi',
    roles: ['approver'],
  })
  expect(memberOf({ sub: '1', name: ' ', preferred_username: 'hadi' }, staff)).toMatchObject({
    name: 'hadi',
    roles: [],
  })
  expect(memberOf({ sub: '1', name: ['x'] }, staff)).toMatchObject({ name: 'Without a name' })
})
