import { describe, expect, it } from 'vitest'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { compareAttributes } from './attributes.ts'
import { changesFrom, settingChanges } from './changes.ts'
import { buildPlan } from './plan.ts'

const one = (attribute: string) => compareAttributes([attribute])[0]

describe('an attribute', () => {
  it('that keeps its name is unchanged, with its tier', () => {
    expect(one('uinfin')).toEqual({
      attribute: 'uinfin',
      change: 'same',
      scopes: ['uinfin'],
      tier: 'standard',
      what: 'unchanged',
    })
    expect(one('cpfcontributions')?.tier).toBe('plus')
  })

  it('that was a group is now as many scopes as it has members', () => {
    const balances = one('cpfbalances')

    expect(balances?.change).toBe('leaves')
    expect(balances?.scopes).toEqual(['cpfbalances.oa', 'cpfbalances.sa', 'cpfbalances.ma', 'cpfbalances.ra'])
  })

  it('with a single member left is asked for by that member', () => {
    expect(one('pioneergen')).toMatchObject({ change: 'leaves', scopes: ['pioneergen.eligibility'] })
  })

  it.each(['homeno', 'mailadd', 'billadd', 'householdincome', 'householdincome.high', 'edulevel', 'cpflife'])(
    'such as %s is gone',
    (attribute) => {
      expect(one(attribute)).toMatchObject({ change: 'gone', scopes: [] })
    },
  )

  it('of an older name gets its newer one', () => {
    expect(one('workpassstatus')).toMatchObject({ change: 'renamed', scopes: ['passstatus'], what: 'now passstatus' })
  })

  it('that was a member already stays one', () => {
    expect(one('vehicles.make')).toMatchObject({ change: 'same', scopes: ['vehicles.make'] })
    expect(one('drivinglicence.qdl')).toMatchObject({
      change: 'leaves',
      scopes: ['drivinglicence.qdl.validity', 'drivinglicence.qdl.expirydate', 'drivinglicence.qdl.classes'],
    })
  })

  it.each(['shoesize', 'UINFIN', 'vehicles.shoesize', '__proto__', ''])('called "%s" is not taken for one', (name) => {
    expect(['unknown', 'gone']).toContain(one(name)?.change)
    expect(one(name)?.scopes).toEqual([])
  })

  it('asked for twice is reported once', () => {
    expect(compareAttributes(['name', 'name'])).toHaveLength(1)
  })

  it('of the table that v3 offers is never unknown, and maps to the scopes of the table', () => {
    for (const { scopes } of attributes) {
      for (const change of compareAttributes(scopes.v3)) {
        expect(change.change).not.toBe('unknown')
        expect(change.scopes).toEqual(scopes.fapi)
      }
    }
  })
})

describe('the plan', () => {
  const at = (moment: string) => buildPlan(Date.parse(moment), 'v3')

  it('begins today, in Singapore, and leaves no gap', () => {
    const { steps } = at('2026-11-23T16:30:00Z')

    expect(steps[0]?.from).toBe('2026-11-24')
    for (const [index, step] of steps.slice(1).entries()) {
      const before = Date.parse(steps[index]?.to ?? '')
      expect(Date.parse(step.from) - before).toBe(86_400_000)
    }
  })

  it("gives Singpass's reply two weeks", () => {
    const wait = at('2026-11-23T04:00:00Z').steps.find(({ what }) => what.startsWith('Wait'))

    expect([wait?.from, wait?.to]).toEqual(['2026-11-27', '2026-12-10'])
  })

  it.each([
    ['2026-11-23T04:00:00Z', 7, '2026-12-24'],
    ['2026-11-30T04:00:00Z', 0, '2026-12-31'],
    ['2026-12-01T04:00:00Z', -1, '2027-01-01'],
  ])('from %s has %i days to spare', (moment, spareDays, end) => {
    const plan = at(moment)

    expect(plan.spareDays).toBe(spareDays)
    expect(plan.steps.at(-1)?.to).toBe(end)
  })
})

describe('settings', () => {
  it('of v3 go, and those of FAPI come', () => {
    const changes = settingChanges('v3')

    expect(changes.filter(({ action }) => action === 'add').map(({ setting }) => setting)).toEqual([
      'SINGPASS_KEYS',
      'SINGPASS_CLIENT_ID',
      'SINGPASS_ENV',
    ])
    expect(changes.filter(({ action }) => action === 'remove')).toHaveLength(8)
  })

  it('of v3 are not spoken of from v4, whose client changes otherwise', () => {
    expect(JSON.stringify([settingChanges('v4'), changesFrom('v4')])).not.toContain('MYINFO_V3')
    expect(changesFrom('v4').find(({ what }) => what === 'Client')?.from).toContain('cnf.jkt')
    expect(changesFrom('v3').find(({ what }) => what === 'Client')?.from).toContain('PKI_SIGN')
  })
})
