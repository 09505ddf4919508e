import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { golive, temporaryFolder } from './testing/run.ts'

const good: Record<string, string> = {
  entity: 'Acme Bank Ltd',
  uen: '202600001A',
  appName: 'Acme Onboarding',
  natureOfBusiness: 'A retail bank licensed in Singapore.',
  useCase: 'Residents apply for a savings account. '.repeat(4),
  appUrl: 'https://onboard.acme.example',
  goLiveDate: '2027-02-01',
  timeline: 'Built and tested by December 2026.',
  annualVolume: '50000',
  certifications: 'ISO 27001',
  ipAddresses: '',
  technicalContact: 'tech@acme.example',
  dataProtectionOfficer: 'dpo@acme.example',
}

function prepared(answers: object) {
  const folder = temporaryFolder()
  const file = join(folder, 'given.json')
  writeFileSync(file, JSON.stringify(answers))
  const out = join(folder, 'out')
  return { file, out, argv: ['pack', '--product', 'specimen-account', '--out', out, '--no-screenshots'] }
}

describe('golive pack', () => {
  it('makes the documents from a file of answers', async () => {
    const { file, out, argv } = prepared(good)
    const { code, said } = await golive([...argv, '--answers', file, '--json'])

    expect(code).toBe(0)
    const names = ['onboarding-pack.md', 'onboarding-pack.html', 'answers.json']
    expect(JSON.parse(said)).toEqual({ files: names.map((name) => join(out, name)) })
    expect(readFileSync(join(out, 'onboarding-pack.md'), 'utf8')).toContain('# Onboarding to Myinfo: Acme Onboarding')
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

  it.each([
    [['--product', 'mortgage'], '--product must be one of '],
    [['--product', 'specimen-account', '--connection', 'v4'], '--connection must be fapi or v3'],
    [['--product', 'specimen-account', '--answers', '/nowhere.json'], '/nowhere.json cannot be read as JSON'],
  ])('refuses the usage %j', async (argv, words) => {
    const { code, complained } = await golive(['pack', '--out', temporaryFolder(), '--no-screenshots', ...argv])

    expect(code).toBe(2)
    expect(complained).toContain(words)
  })
})
