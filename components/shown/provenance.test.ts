import { describe, expect, it } from 'vitest'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { wordsFor } from '../words/index.ts'
import { stateOf, supplierText } from './provenance.tsx'

const words = wordsFor('en')
const asked = (state: Pick<AskedField, 'state' | 'source'>) => stateOf(state as AskedField, words)

describe('where an editable value came from', () => {
  it('is nobody where Myinfo had none, which is said', () => {
    expect(asked({ state: 'unavailable' })).toBe(words.t('field.missing'))
  })

  it('is not said of what was typed', () => {
    expect(asked({ state: 'typed' })).toBeUndefined()
  })

  it('is told apart: the agency, or the applicant through it', () => {
    const source = { agency: 'MSF', updated: '2026-03-12' } as const
    const own = asked({ state: 'editable', source: { ...source, from: 'applicant' } })
    const official = asked({ state: 'editable', source: { ...source, from: 'government' } })
    expect(own).not.toBe(official)
    expect(official).toContain(words.day('2026-03-12'))
  })

  it('has no date where the agency gave none', () => {
    expect(asked({ state: 'editable', source: { agency: 'MSF', from: 'government' } })).not.toMatch(/\d/)
  })
})

it('a supplier without a date is named alone', () => {
  expect(supplierText({ agency: 'ICA', words })).not.toMatch(/\d{4}/)
  expect(supplierText({ agency: 'ICA', updated: '2026-03-12', words })).toContain(words.day('2026-03-12'))
})
