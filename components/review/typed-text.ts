import { formatValue } from '@/lib/myinfo/format/format.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { joinDate } from '@/lib/onboarding/inputs/typed-date.ts'
import { parseMoney } from '@/lib/onboarding/inputs/typed-money.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { type Cell, cellsOf } from '../../lib/onboarding/inputs/cells.ts'
import { choicesOf } from '../words/choices-of.ts'
import type { Words } from '../words/index.ts'

/** A typed answer for people to read: choices by their words, money and dates in the reader's form. Empty when there is none. */
export function typedText({ cell, typed, words }: { cell: Cell; typed: TypedAnswers; words: Words }): string {
  const [input] = cell.inputs
  const texts = [typed[input.name] ?? ''].flat().filter((text) => text !== '')
  if (cell.date) return dateText({ cell, typed, words })
  if (input.type === 'choice' || input.type === 'choices') {
    const choices = choicesOf(input, words)
    return texts.map((text) => choices.find(({ value }) => value === text)?.label ?? text).join('\n')
  }
  return texts.map((text) => leafText(input.type, text, words)).join('')
}

function dateText({ cell, typed, words }: { cell: Cell; typed: TypedAnswers; words: Words }): string {
  const parts = ['year', 'month', 'day'].map((part) => String(typed[`${cell.name}-${part}`] ?? ''))
  const date = joinDate(parts)
  return date ? formatValue({ kind: 'date' }, date, words.wording) : parts.toReversed().join(' ').trim()
}

function leafText(type: string, text: string, { wording }: Words): string {
  if (type !== 'money' && type !== 'number') return text
  const amount = parseMoney(text)
  return amount === undefined ? text : formatValue({ kind: type }, amount, wording)
}

/** A typed address in the lines that an envelope has. Empty when there is none. */
export function typedAddress({
  field,
  typed,
  words,
}: {
  field: Pick<AskedField, 'inputs'>
  typed: TypedAnswers
  words: Words
}): string {
  const parts = new Map(cellsOf(field.inputs).map((cell) => [cell.inputs[0].part, typedText({ cell, typed, words })]))
  const part = (name: string) => parts.get(name)?.trim() ?? ''
  const address = {
    kind: 'parts',
    block: part('block'),
    street: part('street'),
    floor: part('floor'),
    unit: part('unit'),
    building: part('building'),
    postal: part('postal'),
    country: { code: '', description: part('country') },
  } as const
  return formatValue({ kind: 'address' }, address, words.wording)
}
