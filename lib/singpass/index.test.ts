import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { createMyinfoClient } from './index.ts'
import { buildSettings } from './v3/testing/myinfo.ts'

async function buildKey(use: 'sig' | 'enc', alg: string) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })

  return { ...(await exportJWK(privateKey)), kid: use, use, alg }
}

describe('a connection', () => {
  it('of kind v3 speaks Myinfo v3', () => {
    expect(createMyinfoClient({ kind: 'v3', ...buildSettings() })).toMatchObject({ connection: 'v3', api: 'myinfo-v3' })
  })

  it('of kind fapi speaks FAPI 2.0', async () => {
    const keys = { keys: [await buildKey('sig', 'ES256'), await buildKey('enc', 'ECDH-ES+A256KW')] }
    const issuer = 'https://stg-id.singpass.gov.sg/fapi'
    const client = createMyinfoClient({ kind: 'fapi', connection: 'fapi', issuer, clientId: 'app', keys })

    expect(client).toMatchObject({ connection: 'fapi', api: 'fapi-2.0' })
  })
})
