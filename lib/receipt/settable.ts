/** Thai and Lao AM, with the tone before it: two signs to a font, in another order. */
const thaiAm = /([\u0e48-\u0e4b]?)\u0e33/g
const laoAm = /([\u0ec8-\u0ecb]?)\u0eb3/g

/** Khmer vowels that stand on both sides of their letter. */
const khmerSplit = /[\u17be\u17bf\u17c0\u17c4\u17c5]/g

/** They choose between two drawings of the letter before; the fonts here have one. */
const variationSelectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/**
 * A text as it can be set without losing its end. The setter takes as many glyphs of a line as the line has letters: a
 * letter that a font draws as two is written as two, or has a blank after the line to be lost in its place. A letter and
 * its marks are one letter wherever there is such a one: fonts have that, and not always the marks alone.
 */
export function settable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(variationSelectors, '')
    .replaceAll(thaiAm, '\u0e4d$1\u0e32')
    .replaceAll(laoAm, '\u0ecd$1\u0eb2')
    .split('\n')
    .map((line) => line + '\u00a0'.repeat(line.match(khmerSplit)?.length ?? 0))
    .join('\n')
}
