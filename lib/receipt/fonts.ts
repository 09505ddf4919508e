import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { create } from 'fontkit'
import { type FontFamily, fontFamilies, fontFile } from './font-families.ts'
import { allowMissingAnchors } from './missing-anchors.ts'
import { rareFamilies } from './rare-families.ts'
import { unpackWoff } from './woff.ts'

const unpacked = new Map<string, Buffer>()

/** Registers families anew: a font that has been drawn with keeps the letters of that text as it had joined them. */
function register(needed: readonly FontFamily[]): void {
  const registered = Font.getRegisteredFonts()
  for (const needs of needed) {
    const { family, weights } = needs
    delete registered[family]
    for (const weight of new Set(weights)) {
      const file = fontFile(needs, weight)
      Font.register({ family, src: file, fontWeight: weight })
      Object.assign(Font.getFont({ fontFamily: family, fontWeight: weight }), opened(file))
    }
  }
  Font.registerHyphenationCallback(breakable)
}

/**
 * A font that is read already, as the library keeps one that it has loaded. Left to itself it takes a tenth of a second for each
 * Chinese font: it reads a `data:` URL letter by letter, and inflates a WOFF file in JavaScript.
 */
function opened(file: string): Pick<ReturnType<typeof Font.getFont>, 'data' | 'loadResultPromise'> {
  const font = create(bytesOf(file))
  if ('fonts' in font) throw new TypeError(`${file} holds several fonts`)
  return { data: font, loadResultPromise: Promise.resolve() }
}

/** A font file as TrueType, unpacked once in the life of the process. */
function bytesOf(file: string): Buffer {
  const known = unpacked.get(file)
  if (known) return known
  const woff = readFileSync(join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource', file))
  const bytes = unpackWoff(woff)
  unpacked.set(file, bytes)
  return bytes
}

/**
 * Makes ready what a text needs: the families to set it in, by name, and a function that writes each letter that none
 * of them has as its Unicode number, so that nothing is left out of a receipt. Holds until it is called again.
 */
export async function fontsFor(
  text: string,
  families: readonly FontFamily[] = fontFamilies,
): Promise<{ families: string[]; spell: (text: string) => string }> {
  const common = families.filter(({ calls }) => calls.test(text))
  const known = await made(common)
  const left = Array.from(text).filter((letter) => /\p{Script=Han}/u.test(letter) && !isDrawn(letter, known))
  const rare = left.length === 0 ? [] : rareFamilies().filter(({ calls }) => calls.test(left.join('')))
  known.push(...(await made(rare)))

  function spell(words: string): string {
    return Array.from(words, (letter) => {
      const point = letter.codePointAt(0) ?? 0
      const drawn = letter === '\n' || isDrawn(letter, known)
      return drawn ? letter : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
    }).join('')
  }
  return { families: [...common, ...rare].map(({ family }) => family), spell }
}

type LoadedFont = Awaited<ReturnType<typeof loaded>>

async function made(families: readonly FontFamily[]): Promise<LoadedFont[]> {
  register(families)
  return Promise.all(families.map(loaded))
}

/** Fonts have an empty glyph for some controls, NUL among them. */
function isDrawn(letter: string, fonts: readonly LoadedFont[]): boolean {
  const point = letter.codePointAt(0) ?? 0
  return !/\p{Cc}/u.test(letter) && fonts.some((font) => font?.hasGlyphForCodePoint(point))
}

/** A family's plain weight, ready to set with. */
async function loaded({ family }: FontFamily) {
  await Font.load({ fontFamily: family, fontWeight: 400 })
  const font = Font.getFont({ fontFamily: family, fontWeight: 400 }).data
  if (font) allowMissingAnchors(font)
  return font
}

/** Longest word that is never broken. */
const longest = 30

/**
 * Where a word may be broken. Chinese may be broken between any two letters and a very long word must be; an empty part
 * breaks without a hyphen, which a name must never be given.
 */
function breakable(word: string): string[] {
  if (!/\p{Script=Han}/u.test(word) && word.length <= longest) return [word]
  const letters = Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment)
  return letters.flatMap((letter) => [letter, ''])
}
