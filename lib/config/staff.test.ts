import { describe, expect, test } from 'vitest'
import type { SettingFault } from './reading/config-error.ts'
import { readStaff } from './staff.ts'

const whole = {
  STAFF_ISSUER: 'https://login.bank.example',
  STAFF_CLIENT_ID: 'onboarding',
  STAFF_CLIENT_SECRET: 'example-secret',
  STAFF_ROLES: '{"claim":"groups","roles":{"approver":["heads"]}}',
}

function read(env: Record<string, string>) {
  const faults: SettingFault[] = []
  return { staff: readStaff(env, faults), faults: faults.map(({ setting, wrong }) => `${setting} ${wrong}`) }
}

describe('the settings of staff', () => {
  test('are none without any, and what they say with all', () => {
    expect(read({})).toEqual({ staff: undefined, faults: [] })
    expect(read(whole)).toMatchObject({ staff: { roles: { claim: 'groups' }, clientId: 'onboarding' }, faults: [] })
  })

  test.each(Object.keys(whole))('lack nothing but %s, and say so', (missing) => {
    const { [missing]: _, ...rest } = whole as Record<string, string>
    expect(read(rest)).toEqual({ staff: undefined, faults: [`${missing} is missing`] })
  })

  test.each([
    ['STAFF_ISSUER', 'http://login.bank.example', 'must be an https address'],
    ['STAFF_ROLES', '{"claim":"groups"}', 'roles: '],
    ['STAFF_ROLES', '{claim', 'must be {"claim"'],
    ['STAFF_ROLES', '[]', 'must be {"claim"'],
  ])('refuse %s=%s', (name, value, wrong) => {
    const { staff, faults } = read({ ...whole, [name]: value })
    expect(staff).toBeUndefined()
    expect(faults).toEqual([expect.stringContaining(`${name} ${wrong}`)])
  })

  test('take a provider on this machine without TLS', () => {
    expect(read({ ...whole, STAFF_ISSUER: 'http://127.0.0.1:5158' }).faults).toEqual([])
  })
})
