import { languages, locales } from '@/lib/myinfo/language.ts'
import { normaliseFigures } from './normalise.ts'

/** Months by their names in every language of the journey, long and short, and in English however it is cut off. */
let byName: ReadonlyMap<string, number> | undefined

/**
 * The number of a month that may be written as a name: `March`, `mac`, `三月`. A text that is no name comes back as it
 * was typed.
 */
export function monthNumber(typed: string): string {
  const text = key(typed)
  if (/^\d*$/.test(text)) return text
  byName ??= monthsByName()
  const number = byName.get(text) ?? cutOff(text) ?? inChinese(text)
  return number === undefined ? typed.trim() : String(number)
}

function monthsByName(): ReadonlyMap<string, number> {
  const formats = languages.flatMap((language) =>
    (['long', 'short'] as const).map((month) => new Intl.DateTimeFormat(locales[language], { month, timeZone: 'UTC' })),
  )
  const months = Array.from({ length: 12 }, (_, index) => index)
  return new Map(
    formats.flatMap((format) =>
      months.map((month) => [key(format.format(Date.UTC(2024, month, 1))), month + 1] as const),
    ),
  )
}

const english = 'january february march april may june july august september october november december'.split(' ')

function cutOff(text: string): number | undefined {
  const index = text.length < 3 ? -1 : english.findIndex((name) => name.startsWith(text))
  return index < 0 ? undefined : index + 1
}

const chinese = '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ')

function inChinese(text: string): number | undefined {
  return chinese.indexOf(text) + 1 || undefined
}

function key(text: string): string {
  return normaliseFigures(text)
    .toLowerCase()
    .replaceAll(/[.\s]|月$/gu, '')
}
