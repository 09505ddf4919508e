import type { Agency } from '@/lib/myinfo/attribute.ts'
import type { AskedField, ShownField } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../words/index.ts'

/** Who vouches for a shown value, and since when. */
export function provenanceOf({ agency, updated }: ShownField, words: Words): string {
  return supplierText({ agency, updated, room: 'field', words })
}

/** Which agency supplied a value, and when it was last updated there: briefly on pages, as a sentence on the receipt. */
export function supplierText({
  agency,
  updated,
  room,
  words: { agencyName, day, t },
}: {
  agency: Agency
  updated?: string
  room: 'field' | 'receipt'
  words: Words
}): string {
  const name = agencyName(agency)
  return updated ? t(`${room}.fromUpdated`, { agency: name, date: day(updated) }) : t(`${room}.from`, { agency: name })
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
