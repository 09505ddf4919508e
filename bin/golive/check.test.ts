import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Made, makeChain } from '../../lib/golive/testing/certificates.ts'
import { golive, temporaryFolder } from './testing/run.ts'

let made: { root: Made; authority: Made; leaf: Made }
beforeAll(async () => {
  made = await makeChain()
})

function files() {
  const folder = temporaryFolder()
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    cert: write('cert.pem', made.leaf.pem),
    chain: write('chain.pem', `${made.authority.pem}\n${made.root.pem}`),
    reversed: write('reversed.pem', `${made.root.pem}\n${made.authority.pem}`),
    key: write('key.pem', made.leaf.key),
  }
}

const around = { now: Date.now }

describe('golive check', () => {
  it('ends with 0 when every requirement is met', async () => {
    const { cert, chain, key } = files()
    const { code, said } = await golive(['check', '--cert', cert, '--chain', chain, '--key', key], around)

    expect(code).toBe(0)
    expect(said).toContain('a mutual-TLS handshake succeeds as a server')
    expect(said).toContain('10 passed, 1 to look at, 0 to fix, 0 not checked')
    expect(said).not.toContain(made.leaf.key.split('\n')[1])
  })

  it('ends with 1 and names the requirement when one is not met', async () => {
    const { cert, reversed } = files()
    const { code, said } = await golive(['check', '--cert', cert, '--chain', reversed], around)

    expect(code).toBe(1)
    expect(said).toContain('FAIL  the chain is out of order: Test Root follows ACME')
    expect(said).toContain('why: Requirement: the full chain, in order')
    expect(said).toContain('fix: put it in order: Test Authority, then Test Root')
  })

  it('gives a program the same as JSON', async () => {
    const { cert, reversed } = files()
    const { code, said } = await golive(['check', '--cert', cert, '--chain', reversed, '--json'], around)

    const { findings } = JSON.parse(said)
    expect(code).toBe(1)
    expect(findings).toContainEqual(expect.objectContaining({ id: 'certificate.chain', level: 'fault' }))
  })

  it.each([
    [['check', '--chain', 'chain.pem']],
    [['check', '--cert', 'cert.pem']],
    [['check', '--cert', 'cert.pem', '--chain', 'chain.pem', '--key-type', 'dsa']],
  ])('refuses the usage %j', async (argv) => {
    expect(await golive(argv, around)).toMatchObject({ code: 2 })
  })

  it('refuses a file that cannot be read, by name', async () => {
    const { cert } = files()
    const outcome = await golive(['check', '--cert', cert, '--chain', '/nowhere/chain.pem'], around)

    expect(outcome).toMatchObject({ code: 2, complained: '/nowhere/chain.pem cannot be read: there is no such file' })
  })
})
