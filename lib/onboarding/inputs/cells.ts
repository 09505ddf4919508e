import type { Input } from '@/lib/onboarding/inputs/input.ts'

/** What is drawn as one question: a single control, or the three boxes of a date. */
export interface Cell {
  /** Name of the control; for a date, what its three boxes share. */
  name: string
  inputs: readonly [Input, ...Input[]]
  date: boolean
}

/** Puts the three boxes of each date together; everything else stands alone. */
export function cellsOf(inputs: readonly Input[]): Cell[] {
  const cells: Cell[] = []
  for (const input of inputs) {
    const date = isDatePart(input)
    const name = date ? input.name.replace(/-(day|month|year)$/, '') : input.name
    const last = cells.at(-1)
    if (date && last?.name === name) cells[cells.length - 1] = { ...last, inputs: [...last.inputs, input] }
    else cells.push({ name, inputs: [input], date })
  }
  return cells
}

function isDatePart({ type, rule }: Input): boolean {
  return (type === 'day' || type === 'month' || type === 'year') && (rule === 'date' || rule === 'past-date')
}
