import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'

/** Everything that production asks for, of nobody. */
function productionSettings() {
  const secret = () => randomBytes(32).toString('base64url')
  const key = (use: string, alg: string) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return { ...privateKey.export({ format: 'jwk' }), kid: `${use}-1`, use, alg }
  }
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    APP_URL: 'https://apply.example',
    PORT: '0',
    AUTH_SECRET: secret(),
    DATA_KEYS: `k1:${secret()}`,
    DATABASE_URL: 'postgres://user:password@127.0.0.1:1/database',
    MYINFO_CONNECTIONS: 'fapi',
    SINGPASS_ENV: 'production',
    SINGPASS_CLIENT_ID: 'a1b2c3d4e5f6',
    SINGPASS_KEYS: JSON.stringify({ keys: [key('sig', 'ES256'), key('enc', 'ECDH-ES+A256KW')] }),
  }
}

test('a build that holds the demo refuses to run in production, and says what to do', () => {
  const started = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'start'], {
    env: productionSettings(),
    encoding: 'utf8',
    timeout: 50_000,
  })

  expect(started.stderr).toContain('DEMO is not set')
  expect(started.stderr).toContain('npm run build')
  expect(started.status).toBe(78)
})
