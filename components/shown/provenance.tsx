import type { AskedField, ShownField } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../words/index.ts'

/** Who vouches for a shown value, and since when. */
export function provenanceOf({ agency, updated }: ShownField, words: Words): string {
  const name = words.agencyName(agency)
  return updated
    ? words.t('field.fromUpdated', { agency: name, date: words.day(updated) })
    : words.t('field.from', { agency: name })
}

/** Where an editable value came from, or that Myinfo had none. */
export function stateOf({ state, source }: AskedField, words: Words): string | undefined {
  if (state === 'unavailable') return words.t('field.missing')
  if (state === 'typed' || !source) return undefined

  const agency = words.agencyName(source.agency)
  if (source.from === 'applicant') return words.t('field.given', { agency })
  return source.updated
    ? words.t('field.editableUpdated', { agency, date: words.day(source.updated) })
    : words.t('field.editable', { agency })
}
