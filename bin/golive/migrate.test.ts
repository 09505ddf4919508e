import { describe, expect, it } from 'vitest'
import { scopesFor } from '../../lib/myinfo/catalogue.ts'
import { attributesOf } from '../../lib/onboarding/asked-of-myinfo.ts'
import { productsOnOffer } from '../../lib/onboarding/products/index.ts'
import { golive } from './testing/run.ts'

describe('golive migrate', () => {
  it("plans for the products' own attributes when none are given", async () => {
    const { code, said } = await golive(['migrate'])

    expect(code).toBe(0)
    const asked = scopesFor(productsOnOffer({ demo: false }).flatMap(attributesOf), 'v3')
    for (const scope of asked) expect(said).toContain(scope)
    expect(said).toContain('2026-11-23 to 2026-11-23  Make the keys and publish them')
    expect(said).toContain('0 working days to spare before 31 December 2026')
    expect(said).toContain('Myinfo v3 and v4 ended on 30 September 2026.')
    expect(said).toContain("`connection: 'fapi'` in a product's file moves that product alone.")
    expect(said).toContain('Going back')
  })

  it('takes attributes by commas and spaces, and leaves openid aside', async () => {
    const { said } = await golive(['migrate', '--json', '--attributes', 'openid name,homeno  regadd'])

    const { attributes } = JSON.parse(said)
    expect(
      attributes.map(({ attribute, change }: { attribute: string; change: string }) => [attribute, change]),
    ).toEqual([
      ['name', 'same'],
      ['homeno', 'gone'],
      ['regadd', 'same'],
    ])
  })

  it('ends with 1 when an attribute is unknown', async () => {
    const { code, said } = await golive(['migrate', '--attributes', 'name,shoesize'])

    expect(code).toBe(1)
    expect(said).toContain('unknown shoesize: not in the catalogue')
  })

  it('ends with 1 when there is not enough time left, and says what then', async () => {
    const { code, said } = await golive(['migrate'], { now: () => Date.parse('2026-12-20T04:00:00Z') })

    expect(code).toBe(1)
    expect(said).toContain('working days too long. This no longer fits before 31 December 2026:')
    expect(said).toContain('    - Move one product')
    expect(said).toContain('LATE Take v3 out')
    expect(said).toContain('let applicants type by hand')
  })

  it('from v4 speaks of no v3 setting', async () => {
    const { code, said } = await golive(['migrate', '--from', 'v4'])

    expect(code).toBe(0)
    expect(said).toContain('From Myinfo v4 to Singpass FAPI 2.0')
    expect(said).not.toContain('MYINFO_V3_')
  })

  it('refuses another generation', async () => {
    expect(await golive(['migrate', '--from', 'v2'])).toMatchObject({ code: 2 })
  })
})
