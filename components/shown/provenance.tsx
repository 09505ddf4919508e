import type { Agency } from '@/lib/myinfo/attribute.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../words/index.ts'

/** Which agency supplied a value, and when it was last updated there, as the receipt says it. */
export function supplierText({
  agency,
  updated,
  words: { agencyName, day, t },
}: {
  agency: Agency
  updated?: string
  words: Words
}): string {
  const name = agencyName(agency)
  return updated ? t('receipt.fromUpdated', { agency: name, date: day(updated) }) : t('receipt.from', { agency: name })
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
