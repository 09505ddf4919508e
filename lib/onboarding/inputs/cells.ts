import type { KindName } from '../product.ts'
import type { AskedValue } from './asked-value.ts'
import type { Input } from './input.ts'
import { kindOf } from './kinds.ts'

/** What is drawn under one label: a single control, or the boxes of a date. */
export interface Cell {
  /** Name of the control; for boxes, what they share. */
  name: string
  /** The kind of the value that it is all or a part of. */
  kind: KindName
  inputs: readonly [Input, ...Input[]]
  boxes: boolean
}

/** The cells of some values, in order; a value of many parts has a cell for each. */
export function cellsOf(values: readonly AskedValue[]): Cell[] {
  return values.flatMap(({ name, answer, inputs }): Cell[] => {
    const { layout } = kindOf(answer)
    if (layout !== 'parts') return [{ name, kind: answer.kind, inputs, boxes: layout === 'boxes' }]
    return inputs.map((input) => ({ name: input.name, kind: answer.kind, inputs: [input], boxes: false }))
  })
}
