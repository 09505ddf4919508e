import { describe, expect, it } from 'vitest'
import { specimenAccount } from '@/lib/onboarding/products/specimens/account.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import { originText, shownValues } from './shown-values.ts'

const typed = { provenance: 'typed', locked: false } as const
const number = { field: 'nricOrFin', kind: 'nric', value: 'S1234567D', ...typed }
const application: Application = {
  reference: 'ABCD-EFGH-JK',
  status: 'received',
  receivedAt: 0,
  product: specimenAccount.id,
  connection: 'none',
  api: 'none',
  language: 'en',
  values: [number, { field: 'gone', kind: 'text', value: 'kept', ...typed }],
}

function shown(revealed: readonly string[] = [], values = application.values) {
  return shownValues({ ...application, values }, specimenAccount, new Set(revealed)).flatMap((group) =>
    group.values.map((value) => ({ group: group.title, ...value })),
  )
}

describe('what staff see of an application', () => {
  it('has no identity number in full before it is revealed', () => {
    expect(JSON.stringify(shown())).not.toContain('S1234567D')
    expect(shown()[0]).toMatchObject({ field: 'nricOrFin', isMasked: true })
  })

  it('has a number in full in the field that was revealed, and in no other', () => {
    expect(JSON.stringify(shown(['gone']))).not.toContain('S1234567D')
    expect(JSON.stringify(shown(['nricOrFin'])[0]?.inFull)).toContain('S1234567D')
  })

  it('keeps an answer that the product asks no longer, under a title that says so', () => {
    expect(shown().find(({ field }) => field === 'gone')).toMatchObject({ group: 'No longer asked', isMasked: false })
  })

  it('tells an empty answer from one that is no', () => {
    const values = [
      { ...number, field: 'one', value: null },
      { ...number, field: 'two', kind: 'text', value: '' },
      { ...number, field: 'three', kind: 'yes-no', value: false },
    ]
    expect(shown([], values).map(({ isEmpty }) => isEmpty)).toEqual([true, true, false])
  })

  it('tells what does not apply to the applicant from what they left out', () => {
    const provenance = { api: 'fapi-2.0', connection: 'fapi', source: 'government', retrievedAt: 0 }
    const pass = { field: 'passType', kind: 'code', value: null, locked: false }
    const bodies = shown(
      [],
      [
        { ...pass, provenance },
        { ...pass, field: 'passStatus', provenance: 'typed' },
      ],
    )
    expect(bodies.map(({ body }) => body)).toEqual([
      { kind: 'text', lines: ['Does not apply'] },
      { kind: 'text', lines: ['Not provided'] },
    ])
  })
})

const retrieved = {
  kind: 'myinfo',
  api: 'fapi-2.0',
  connection: 'fapi',
  retrievedAt: '2026-11-29T00:00:00.000Z',
} as const

describe('where a value came from', () => {
  it('is the applicant where it was typed, now or before', () => {
    expect(originText({ from: { kind: 'typed' }, locked: false })).toBe('Typed by the applicant')
    expect(originText({ from: { kind: 'carried' }, locked: false })).toMatch(/carried over/)
  })

  it('is the agency with its date where Myinfo supplied it, and whether it could be changed', () => {
    const from = { ...retrieved, source: 'government', agency: 'ICA', updated: '2026-03-12' } as const
    expect(originText({ from, locked: true })).toBe('ICA · 12 Mar 2026 · locked')
    expect(originText({ from: { ...from, updated: undefined }, locked: false })).toBe('ICA · left as it was')
  })

  it('is the applicant also where they gave it to Myinfo', () => {
    const from = { ...retrieved, source: 'applicant', agency: 'Singpass' } as const
    expect(originText({ from, locked: false })).toMatch(/^Given to Myinfo by the applicant/)
  })
})
