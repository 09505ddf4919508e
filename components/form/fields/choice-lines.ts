/** One of a list's answers. */
export interface Choice {
  value: string
  label: string
}

/**
 * Choices as a text, one a line, which `choicesIn` reads. What Myinfo delivered beyond our lists may be any text, with
 * blanks and line breaks in it: as a value it stays exactly that, and its label is one line.
 */
export function linesOf(choices: readonly Choice[]): string {
  return choices.map(({ value, label }) => `${escaped(value)} ${label.replaceAll(/[\r\n]+/g, ' ')}`).join('\n')
}

export function choicesIn(lines: string): Choice[] {
  return lines.split('\n').map((line) => {
    const end = line.indexOf(' ')
    return { value: restored(line.slice(0, end)), label: line.slice(end + 1) }
  })
}

function escaped(value: string): string {
  return value.replaceAll(/[\s%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function restored(value: string): string {
  return value.replaceAll(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The words of a choice; undefined for a value that is not offered. */
export function labelOf(choices: readonly Choice[], value: string): string | undefined {
  return choices.find((choice) => choice.value === value)?.label
}
