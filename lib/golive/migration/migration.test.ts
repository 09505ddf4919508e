import { describe, expect, it } from 'vitest'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import { isWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'
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

  it('begins today, in Singapore, and leaves no working day out', () => {
    const { steps } = at('2026-11-23T16:30:00Z')

    expect(steps[0]?.from).toBe('2026-11-24')
    for (const [index, step] of steps.slice(1).entries()) {
      expect(workingDaysBetween(steps[index]?.to ?? '', step.from)).toBe(1)
    }
  })

  it('begins on Monday when it is made at a weekend, and never on a holiday', () => {
    const { steps } = at('2026-11-29T04:00:00Z')

    expect(steps[0]?.from).toBe('2026-11-30')
    for (const { from, to } of steps) expect([isWorkingDay(from), isWorkingDay(to)]).toEqual([true, true])
  })

  it("gives Singpass's reply ten working days", () => {
    const wait = at('2026-11-23T04:00:00Z').steps.find(({ what }) => what.startsWith('Wait'))

    expect([wait?.from, wait?.to]).toEqual(['2026-11-27', '2026-12-10'])
  })

  it.each([
    ['2026-11-20T04:00:00Z', 1, '2026-12-30'],
    ['2026-11-23T04:00:00Z', 0, '2026-12-31'],
    ['2026-11-24T04:00:00Z', -1, '2027-01-04'],
  ])('from %s has %i working days to spare', (moment, spareDays, end) => {
    const plan = at(moment)

    expect(plan.spareDays).toBe(spareDays)
    expect(plan.steps.at(-1)?.to).toBe(end)
  })

  it('marks each step that no longer fits', () => {
    const late = (moment: string) => at(moment).steps.filter((step) => step.late)

    expect(late('2026-11-23T04:00:00Z')).toEqual([])
    expect(late('2026-12-07T04:00:00Z').map(({ what }) => what)).toEqual([
      'Move one product',
      'Move the others',
      'Take v3 out',
    ])
  })

  it.each([
    ['2026-09-30T15:00:00Z', 'are still there'],
    ['2026-09-30T16:00:00Z', 'have ended'],
  ])('made at %s says that v3 and v4 %s', (moment, state) => {
    expect(at(moment).hasEnded).toBe(state === 'have ended')
  })

  it('says when it runs past the public holidays that are known', () => {
    expect(at('2026-11-23T04:00:00Z').beyondHolidays).toBe(false)
    expect(at('2027-02-20T04:00:00Z').beyondHolidays).toBe(true)
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
