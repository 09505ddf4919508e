import type { Attribute } from '@/lib/myinfo/attribute.ts'
import type { AskedField, FormField } from '@/lib/onboarding/form/form.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { Words } from './index.ts'

/** What a field is called: in everyday words where it is typed, in the register's where Myinfo filled it in. */
export function fieldLabel(field: FormField, words: Words): string {
  if (field.kind === 'asked' && field.question) return words.of(field.question.label)
  if (!field.attribute) return field.name
  return isTyped(field) ? words.askedLabel(field.attribute) : words.attributeLabel(field.attribute)
}

function isTyped(field: FormField): boolean {
  return field.kind === 'asked' && field.state !== 'editable'
}

const addressParts = ['country', 'postal', 'block', 'street', 'floor', 'unit', 'building'] as const

/** What one control of a field is called: the part it is, or the field where it is the whole. */
export function inputLabel(field: AskedField, input: Input, words: Words): string {
  const address = addressParts.find((name) => name === input.part)
  if (address) return words.t(`field.${address}`)
  if (input.part === 'own') return words.t('field.ownWords')
  const line = /^line(\d+)$/.exec(input.part ?? '')?.[1]
  if (line) return words.t('field.line', { line: Number(line) })
  return input.member === undefined ? fieldLabel(field, words) : memberLabel(field, input.member, words)
}

function memberLabel(field: AskedField, name: string, words: Words): string {
  const { attribute } = field
  if (attribute?.shape.kind !== 'record' && attribute?.shape.kind !== 'records') return name
  const member = attribute.shape.members.find((candidate) => candidate.name === name)
  if (!member) return name
  return isTyped(field) ? words.askedMemberLabel(attribute, member) : words.memberLabel(attribute, member)
}

/** What a row of a repeatable field is called, counted from 1: `Child 2`. */
export function rowTitle({ rowName }: Pick<Attribute, 'rowName'>, row: number, { t }: Words): string {
  return t(`rows.${rowName ?? 'entry'}`, { row: row + 1 })
}

const adding = { child: 'rows.addChild', vehicle: 'rows.addVehicle', entry: 'rows.addEntry' } as const

/** The words on the button that adds a row. */
export function addRowText({ rowName }: Pick<Attribute, 'rowName'>, count: number, { t }: Words): string {
  return t(adding[rowName ?? 'entry'], { count })
}
