import type { AskedField, FormField } from '@/lib/onboarding/form/form.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { Words } from './index.ts'

/** What a field is called. */
export function fieldLabel(field: FormField, words: Words): string {
  if (field.kind === 'asked' && field.question) return words.of(field.question.label)
  return field.attribute ? words.attributeLabel(field.attribute) : field.name
}

const addressParts = ['postal', 'block', 'street', 'floor', 'unit', 'building', 'country'] as const
const dateParts = ['day', 'month', 'year'] as const

/** What one control of a field is called: the part it is, or the field where it is the whole. */
export function inputLabel(field: AskedField, input: Input, words: Words): string {
  const part = input.part?.replace(/-(day|month|year)$/, '')
  const address = addressParts.find((name) => name === part)
  if (!part || dateParts.some((name) => name === part)) return fieldLabel(field, words)
  if (field.attribute?.shape.kind === 'address' && address) return words.t(`field.${address}`)
  return memberLabel(field, part, words)
}

function memberLabel({ attribute }: AskedField, part: string, words: Words): string {
  if (attribute?.shape.kind !== 'record' && attribute?.shape.kind !== 'records') return part
  const member = attribute.shape.members.find(({ name }) => name === part)
  return member ? words.memberLabel(attribute, member) : part
}

const namedRows = ['childrenBirthRecords', 'sponsoredChildren', 'vehicles'] as const

/** What a row of a repeatable field is called, counted from 1: `Child 2`. */
export function rowTitle({ name }: Pick<FormField, 'name'>, row: number, { t }: Words): string {
  return t(`rows.${namedRows.find((known) => known === name) ?? 'other'}`, { row: row + 1 })
}

/** The words on the button that adds a row. */
export function addRowText({ name }: Pick<FormField, 'name'>, count: number, { t }: Words): string {
  const known = namedRows.find((row) => row === name) ?? 'other'
  const key = {
    childrenBirthRecords: 'rows.addChildrenBirthRecords',
    sponsoredChildren: 'rows.addSponsoredChildren',
    vehicles: 'rows.addVehicles',
    other: 'rows.addOther',
  } as const
  return t(key[known], { count })
}
