/** Controls that a page loses or shows as nothing. Line feed, tab and carriage return are white space to it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/**
 * Text for a page, with the sign of each control character in place of the character itself: NUL, which HTML drops
 * without a word, becomes `␀`. What is stored stays as it was delivered; only a page shows the sign.
 *
 * @see {@link https://www.unicode.org/charts/PDF/U2400.pdf Unicode, Control Pictures}
 * @see {@link https://html.spec.whatwg.org/multipage/parsing.html#parse-error-unexpected-null-character HTML, 13.2.2}
 */
export function visibleText(text: string): string {
  return text.replaceAll(controls, (control) => {
    const code = control.charCodeAt(0)
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code)
  })
}
