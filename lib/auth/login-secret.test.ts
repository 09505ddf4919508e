import { expect, test } from 'vitest'
import { loginSecret } from './login-secret.ts'

const login = { state: 'S'.repeat(43), browserToken: 'b'.repeat(64), authSecret: 'a secret of our own' }

test('the secret of a login is the same whenever its callback arrives, and has 256 bits', () => {
  expect(loginSecret(login)).toBe(loginSecret({ ...login }))
  expect(loginSecret(login)).toMatch(/^[\w-]{43}$/)
})

test.each([{ state: 'T'.repeat(43) }, { browserToken: 'c'.repeat(64) }, { authSecret: 'another' }])(
  'the secret of a login needs its state, its browser and ours: %j makes another',
  (other) => {
    expect(loginSecret({ ...login, ...other })).not.toBe(loginSecret(login))
  },
)
