import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { afterAll, describe, expect, it } from 'vitest'
import { bankAnswers } from '../../lib/golive/testing/pack-answers.ts'
import { golive, temporaryFolder } from './testing/run.ts'

const square = (width: number, height = width) =>
  encode({ width, height, channels: 4, data: new Uint8Array(width * height * 4) })
const folder = mkdtempSync(join(tmpdir(), 'logo-'))
afterAll(() => rmSync(folder, { recursive: true }))
const logo = join(folder, 'logo.png')
writeFileSync(logo, square(256))

const good: Record<string, string> = { ...bankAnswers, appLogo: logo }

function prepared(answers: object) {
  const folder = temporaryFolder()
  const file = join(folder, 'given.json')
  writeFileSync(file, JSON.stringify(answers))
  const out = join(folder, 'out')
  return { file, out, argv: ['pack', '--product', 'specimen-account', '--out', out, '--no-screenshots', '--draft'] }
}

describe('golive pack', () => {
  it('makes the documents from a file of answers', async () => {
    const { file, out, argv } = prepared(good)
    const { code, said } = await golive([...argv, '--answers', file, '--json'])

    expect(code).toBe(0)
    const names = ['onboarding-pack.md', 'onboarding-pack.html', 'app-logo.png', 'answers.json']
    expect(JSON.parse(said)).toEqual({ files: names.map((name) => join(out, name)) })
    expect(readFileSync(join(out, 'onboarding-pack.md'), 'utf8')).toContain(
      '# DRAFT, not to be handed in: Onboarding to Myinfo: Acme Onboarding',
    )
    expect(statSync(join(out, 'onboarding-pack.md')).mode & 0o777).toBe(0o600)
  })

  it('asks for what the file lacks, and again after an answer that cannot be taken', async () => {
    const { uen: _, ...rest } = good
    const { file, out, argv } = prepared(rest)
    const typed = ['nonsense', '202600001A']
    const asked: string[] = []
    const ask = (question: string) => {
      asked.push(question)
      return Promise.resolve(typed.shift() ?? '')
    }
    const { code, complained } = await golive([...argv, '--answers', file], { ask })

    expect(code).toBe(0)
    expect(asked).toEqual(['Its UEN: ', 'Its UEN: '])
    expect(complained).toBe('That is not a UEN.')
    expect(JSON.parse(readFileSync(join(out, 'answers.json'), 'utf8')).uen).toBe('202600001A')
  })

  it('lists every missing answer when nobody is there to ask', async () => {
    const { file, out, argv } = prepared({ ...good, uen: undefined, timeline: undefined })
    const { code, complained } = await golive([...argv, '--answers', file])

    expect(code).toBe(2)
    expect(complained).toBe('These answers are missing or wrong:\n  - uen is missing\n  - timeline is missing')
    expect(() => readdirSync(out)).toThrow('ENOENT')
  })

  it('leaves files that are there already as they are', async () => {
    const { file, out, argv } = prepared(good)
    await golive([...argv, '--answers', file])
    writeFileSync(join(out, 'onboarding-pack.md'), 'edited by hand')

    const { code, complained } = await golive([...argv, '--answers', file])
    expect(code).toBe(3)
    expect(complained).toContain('onboarding-pack.md exists already; nothing was written')
    expect(readFileSync(join(out, 'onboarding-pack.md'), 'utf8')).toBe('edited by hand')
  })

  it('refuses to hand in the bank of the demo, whoever asks', async () => {
    const product = ['pack', '--product', 'specimen-account', '--no-screenshots']
    for (const entity of ['Acme Bank Ltd', 'Merlion Bank Limited']) {
      const { file, out } = prepared({ ...good, entity })
      const { code, complained } = await golive([...product, '--out', out, '--answers', file])

      expect(code).toBe(2)
      expect(complained).toContain('lib/onboarding/brand.ts names the bank of the demo, "Merlion Bank"')
      expect(() => readdirSync(out)).toThrow('ENOENT')
    }
  })

  it.each([
    ['of another shape', square(300, 256), 'is not square: 300 × 256 pixels'],
    ['too small', square(64), 'must have 256 to 512 pixels on each side, and has 64 × 64'],
    ['too large', square(1024), 'must have 256 to 512 pixels'],
    [
      'without transparency',
      encode({ width: 256, height: 256, channels: 3, data: new Uint8Array(256 * 256 * 3) }),
      'has no transparent background',
    ],
    ['damaged', square(256).slice(0, 100), 'is no PNG, or is damaged'],
    ['that is no PNG', new TextEncoder().encode('<svg width="256" height="256"/>'), 'is no PNG'],
  ])('refuses a logo %s', async (_, content, words) => {
    const appLogo = join(temporaryFolder(), 'own.png')
    writeFileSync(appLogo, content)
    const { file, argv } = prepared({ ...good, appLogo })

    expect(await golive([...argv, '--answers', file])).toMatchObject({
      code: 2,
      complained: expect.stringContaining(words),
    })
  })

  it.each([
    [['--product', 'mortgage'], '--product must be one of '],
    [['--product', 'specimen-account', '--connection', 'v4'], '--connection must be fapi or v3'],
    [
      ['--product', 'specimen-account', '--answers', '/nowhere.json'],
      '/nowhere.json cannot be read: there is no such file',
    ],
  ])('refuses the usage %j', async (argv, words) => {
    const { code, complained } = await golive(['pack', '--out', temporaryFolder(), '--no-screenshots', ...argv])

    expect(code).toBe(2)
    expect(complained).toContain(words)
  })
})
