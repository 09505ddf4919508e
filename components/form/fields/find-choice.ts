import type { Choice } from './choice-lines.ts'

/** Words for countries and their people that neither are their names nor begin like them. */
const everyday: { readonly [words: string]: string } = {
  america: 'US',
  american: 'US',
  usa: 'US',
  uae: 'AE',
  emirati: 'AE',
  britain: 'GB',
  british: 'GB',
  england: 'GB',
  english: 'GB',
  greatbritain: 'GB',
  scotland: 'GB',
  wales: 'GB',
  burma: 'MM',
  burmese: 'MM',
  canadian: 'CA',
  chinese: 'CN',
  prc: 'CN',
  czechrepublic: 'CZ',
  danish: 'DK',
  dutch: 'NL',
  holland: 'NL',
  easttimor: 'TL',
  filipino: 'PH',
  filipina: 'PH',
  french: 'FR',
  irish: 'IE',
  italian: 'IT',
  ivorycoast: 'CI',
  korean: 'KR',
  macau: 'MO',
  norwegian: 'NO',
  spanish: 'ES',
  swaziland: 'SZ',
  swedish: 'SE',
  swiss: 'CH',
  turkey: 'TR',
  turkish: 'TR',
}

/** How much longer than the typed text a name may be, and how much shorter than it, to be meant by it. */
const slack = { longer: 4, shorter: 3 }

/**
 * The choice that a typed text names: by its words, whatever their case and marks. `loosely`, also by its code, by what
 * English and everyday words call the country (`UK`), and by a text that begins like one name alone (`Malaysian`,
 * `Austral`). Undefined where that is none or several.
 */
export function findChoice<C extends Choice>(choices: readonly C[], typed: string, loosely: boolean): C | undefined {
  const text = key(typed)
  if (text === '') return undefined
  const named = choices.find(({ label }) => key(label) === text)
  if (named || !loosely) return named
  return (
    choices.find(({ value }) => value === typed.trim().toUpperCase()) ??
    choices.find(({ value }) => otherNames(value).some((name) => key(name) === text)) ??
    choices.find(({ value }) => value === everyday[text]) ??
    only(choices.filter(({ label }) => text.length > 2 && isBeginning(text, key(label), slack.longer))) ??
    longest(choices.filter(({ label }) => isBeginning(key(label), text, slack.shorter)))
  )
}

function isBeginning(beginning: string, whole: string, rest: number): boolean {
  return beginning !== '' && whole.startsWith(beginning) && whole.length - beginning.length <= rest
}

/** What English calls a country, in full and in short. */
function otherNames(code: string): string[] {
  if (!/^[A-Z]{2}$/.test(code)) return []
  names ??= (['long', 'short'] as const).map((style) => new Intl.DisplayNames('en', { type: 'region', style }))
  return names.flatMap((inStyle) => inStyle.of(code) ?? [])
}

/** Made once, and not before a text needs them: hundreds of countries are asked at the end of a word. */
let names: readonly Intl.DisplayNames[] | undefined

function only<C>(found: readonly C[]): C | undefined {
  return found.length === 1 ? found[0] : undefined
}

function longest<C extends Choice>(found: readonly C[]): C | undefined {
  return found.toSorted((one, other) => other.label.length - one.label.length)[0]
}

/** Letters and digits alone, without case and marks. */
function key(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}
