/** One of a list's answers. */
export interface Choice {
  value: string
  label: string
}

/** Choices as a text, one a line, which `choicesIn` reads: a value holds no space, and a label no line break. */
export function linesOf(choices: readonly Choice[]): string {
  return choices.map(({ value, label }) => `${value} ${label}`).join('\n')
}

export function choicesIn(lines: string): Choice[] {
  return lines.split('\n').map((line) => {
    const end = line.indexOf(' ')
    return { value: line.slice(0, end), label: line.slice(end + 1) }
  })
}

/** The words of a choice; undefined for a value that is not offered. */
export function labelOf(choices: readonly Choice[], value: string): string | undefined {
  return choices.find((choice) => choice.value === value)?.label
}
