import { rareFamilies, rareLetters } from './rare-families.ts'

/** One file of letters, in a plain and a bold weight, and the letters that call for it. */
export interface FontFamily {
  family: string
  /** Under `node_modules/@fontsource`, up to the weight. */
  file: string
  weights: readonly [number, number]
  calls: RegExp
}

function noto(family: string, calls: RegExp, of = `noto-sans-${family.toLowerCase()}`): FontFamily {
  return { family, file: `${of}/files/${of}-${family.toLowerCase()}`, weights: [400, 600], calls }
}

/** Of the languages of the journey, in the order in which a letter is looked for. */
export const ownFamilies: readonly FontFamily[] = [
  { family: 'Latin', file: 'public-sans/files/public-sans-latin', weights: [400, 600], calls: /./su },
  {
    family: 'Latin extended',
    file: 'public-sans/files/public-sans-latin-ext',
    weights: [400, 600],
    calls: /[^\0-\xff]/u,
  },
  {
    family: 'Vietnamese',
    file: 'public-sans/files/public-sans-vietnamese',
    weights: [400, 600],
    calls: /[\u0300-\u036f\u1e00-\u1eff]/u,
  },
  noto('Tamil', /\p{Script=Tamil}/u),
  {
    family: 'Chinese',
    file: 'noto-sans-sc/files/noto-sans-sc-chinese-simplified',
    weights: [400, 700],
    calls: /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u,
  },
]

/** The same, then every other script that a name here may have. */
export const fontFamilies: readonly FontFamily[] = [
  ...ownFamilies,
  noto('Korean', /\p{Script=Hangul}/u, 'noto-sans-kr'),
  noto('Arabic', /\p{Script=Arabic}/u),
  noto('Hebrew', /\p{Script=Hebrew}/u),
  noto('Thai', /\p{Script=Thai}/u),
  noto('Lao', /\p{Script=Lao}/u),
  noto('Khmer', /\p{Script=Khmer}/u),
  noto('Myanmar', /\p{Script=Myanmar}/u),
  noto('Devanagari', /\p{Script=Devanagari}/u),
  noto('Bengali', /\p{Script=Bengali}/u),
  noto('Gurmukhi', /\p{Script=Gurmukhi}/u),
  noto('Gujarati', /\p{Script=Gujarati}/u),
  noto('Oriya', /\p{Script=Oriya}/u),
  noto('Telugu', /\p{Script=Telugu}/u),
  noto('Kannada', /\p{Script=Kannada}/u),
  noto('Malayalam', /\p{Script=Malayalam}/u),
  noto('Sinhala', /\p{Script=Sinhala}/u),
  noto('Cyrillic', /\p{Script=Cyrillic}/u, 'noto-sans'),
  noto('Cyrillic-ext', /\p{Script=Cyrillic}/u, 'noto-sans'),
  noto('Greek', /\p{Script=Greek}/u, 'noto-sans'),
  noto('Greek-ext', /\p{Script=Greek}/u, 'noto-sans'),
  noto('Armenian', /\p{Script=Armenian}/u),
  noto('Georgian', /\p{Script=Georgian}/u),
  noto('Ethiopic', /\p{Script=Ethiopic}/u),
  noto('Thaana', /\p{Script=Thaana}/u),
  noto('Tibetan', /\p{Script=Tibetan}/u, 'noto-serif-tibetan'),
]

/** The file of a family's weight, under `node_modules/@fontsource`. */
export function fontFile({ file }: FontFamily, weight: number): string {
  return `${file}-${weight}-normal.woff`
}

/** Every file that a receipt may be drawn with, under `node_modules/@fontsource`. */
export function fontFiles(): string[] {
  const files = [...fontFamilies, ...rareFamilies()].flatMap((family) =>
    family.weights.map((weight) => fontFile(family, weight)),
  )
  return [...new Set(files), rareLetters]
}
