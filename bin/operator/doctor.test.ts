import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { app, fapi, stranger } from '../../lib/golive/testing/inspection.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import { runDoctor } from './doctor.ts'

const env = {
  AUTH_SECRET: 'q7Wc0mYf2Kx9Lr4Zt8Vb3Nn6Ds1Hg5Jp-Ea_Uo.Ti+Xy',
  DATA_KEYS: `k1:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64url')}`,
  DATABASE_URL: 'postgres://nobody:hidden-password@127.0.0.1:1/none',
  MYINFO_CONNECTIONS: 'fapi',
  SINGPASS_CLIENT_ID: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
  SINGPASS_KEYS: fapi.keys,
  SIMULATOR_PORT: '1',
}

async function doctor(argv: readonly string[], given: Record<string, string> = env) {
  const said: string[] = []
  const complained: string[] = []
  const code = await runDoctor(argv, {
    print: (line) => said.push(line),
    printError: (line) => complained.push(line),
    now: Date.now,
    env: given,
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

describe('doctor', () => {
  it('ends with 1 and names every setting that is missing', async () => {
    const { code, said } = await doctor([], {})

    expect(code).toBe(1)
    expect(said).toContain('FAIL  AUTH_SECRET is missing')
    expect(said).toContain('fix: AUTH_SECRET="$(openssl rand -base64 32)"')
    expect(said).toContain('FAIL  DATA_KEYS is missing')
  })

  it('finds a database and a peer that do not answer, and prints no secret', async () => {
    const { code, said } = await doctor([])

    expect(code).toBe(1)
    expect(said).toContain('FAIL  DATABASE_URL: nothing listens at its host and port')
    expect(said).toContain('FAIL  discovery of http://127.0.0.1:1/fapi failed')
    for (const secret of [env.AUTH_SECRET, env.DATA_KEYS.slice(3), 'hidden-password'])
      expect(said).not.toContain(secret)
    for (const { d } of JSON.parse(fapi.keys).keys) expect(said).not.toContain(d)
  })

  it('gives a program the same as JSON', async () => {
    const { code, said } = await doctor(['--json', '--preflight'])

    const ids = JSON.parse(said).findings.map(({ id, level }: { id: string; level: string }) => `${level} ${id}`)
    expect(code).toBe(1)
    expect(ids).toContain('passed keys.private')
    expect(ids).toContain('fault database')
    expect(ids.includes('fault preflight.fapi')).toBe(productsOnOffer({ demo: false }).length > 0)
  })

  it('makes the preflight only when it is asked to', async () => {
    expect((await doctor(['--json'])).said).not.toContain('preflight')
  })

  it('compares the certificate that is given with the v3 key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
    const file = join(folder, 'own.pem')
    writeFileSync(file, stranger.certificatePem)
    const v3 = {
      ...env,
      MYINFO_CONNECTIONS: 'v3',
      MOCKPASS_PORT: '1',
      MYINFO_V3_CLIENT_ID: 'STG-ACME',
      MYINFO_V3_CLIENT_SECRET: 'example-secret-not-real',
      MYINFO_V3_PRIVATE_KEY: app.privatePem,
      MYINFO_V3_CERTIFICATES: stranger.certificatePem,
    }
    const { said } = await doctor(['--certificate', file], v3)
    rmSync(folder, { recursive: true })

    expect(said).toContain('own.pem belongs to another key than MYINFO_V3_PRIVATE_KEY')
    expect(said).not.toContain('example-secret-not-real')
  })

  it('compares the redirect URI with those registered', async () => {
    const { said } = await doctor(['--registered', 'http://localhost:3000/callback'])

    expect(said).toContain('http://localhost:3000/api/auth/callback/fapi is not among those registered, byte for byte')
  })

  it('refuses an option it does not have, and a file that cannot be read', async () => {
    expect(await doctor(['--mend'])).toMatchObject({ code: 2 })
    expect(await doctor(['--certificate', '/nowhere.pem'])).toMatchObject({
      code: 2,
      complained: '/nowhere.pem cannot be read: there is no such file',
    })
  })

  it('gives help as a success', async () => {
    const { code, said } = await doctor(['--help'])

    expect(code).toBe(0)
    expect(said).toContain('Exit codes: 0 nothing is at fault')
  })
})
