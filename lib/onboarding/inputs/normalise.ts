/** What nobody sees: marks of direction, zero-width spaces, soft hyphens, the byte order mark. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu
/** The same, but for joiners and variation selectors, which change how the letters of a name are written. */
const unseenInNames =
  /(?![\u180b-\u180d]|\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu
/** Dashes, the minus sign, and the long mark that Japanese keyboards have in its place. */
const dashes = /[\p{Pd}\u2212\u30fc]/gu
/** Zeros of digits that keyboards in use here write; nine more follow each. NFKC folds the full-width ones. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0be6, 0x0e50, 0x1040]

/** A name, or words of one's own: what it is stays, without what nobody sees and the blanks around it. */
export function normaliseWords(text: string): string {
  return isSeen(text) ? text.replaceAll(unseenInNames, '').trim() : ''
}

/**
 * A text of signs, such as an e-mail address: compatible forms of a letter are one letter, dashes are one dash, blanks
 * one blank, and what nobody sees is gone.
 *
 * @see {@link https://www.unicode.org/reports/tr15/ Unicode Standard Annex 15} for NFKC
 */
export function normaliseSigns(text: string): string {
  return text.replaceAll(unseen, '').normalize('NFKC').replaceAll(dashes, '-').replaceAll(/\s+/gu, ' ').trim()
}

/** The same for numbers and what holds numbers: digits of every script that is in use here are `0` to `9`. */
export function normaliseFigures(text: string): string {
  return normaliseSigns(text).replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find((first) => code >= first && code < first + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

/** The same without any blanks or dashes, which only part what belongs together. */
export function withoutSeparators(text: string): string {
  return normaliseFigures(text).replaceAll(/[\s-]/g, '')
}

function isSeen(text: string): boolean {
  return text.replaceAll(unseen, '').trim() !== ''
}
