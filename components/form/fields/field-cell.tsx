'use client'

import { Choices } from './choices.tsx'
import { Control } from './control.tsx'
import type { DrawnCell } from './drawn-cell.ts'
import { FieldError } from './field-error.tsx'

/** One question: label above, help under it, the error's place, then the control. */
export function FieldCell(cell: DrawnCell) {
  const { inputs, boxes, half } = cell
  const [input] = inputs
  const look = half ? 'field part-half' : 'field'
  const described = describedBy(cell)
  if (!boxes && (input.lines === undefined || input.choose !== undefined)) {
    return (
      <div className={look}>
        <label htmlFor={input.name} className="field-label">
          <Label {...cell} />
        </label>
        <Notes {...cell} />
        <Control input={input} describedBy={described} />
        <OwnWords own={cell.own} describedBy={described} />
      </div>
    )
  }
  return (
    <fieldset className={look} aria-describedby={described}>
      <legend className="field-label">
        <Label {...cell} />
      </legend>
      <Notes {...cell} />
      {boxes ? (
        <DateBoxes {...cell} />
      ) : (
        <Choices
          name={input.name}
          several={input.type === 'choices'}
          chosen={input.chosen ?? []}
          lines={input.lines ?? ''}
        />
      )}
      <OwnWords own={cell.own} describedBy={described} />
    </fieldset>
  )
}

/** Day, month and year as boxes; month and year alone where no day is asked. */
function DateBoxes({ name, inputs }: DrawnCell) {
  return (
    <div className="flex flex-wrap gap-4">
      {inputs.map((input) => (
        <div key={input.name}>
          <label htmlFor={input.name} className="mb-1 block text-small">
            {input.words}
          </label>
          <Control input={input} describedBy={`${name}-error`} />
        </div>
      ))}
    </div>
  )
}

function OwnWords({ own, describedBy }: Pick<DrawnCell, 'own'> & { describedBy: string }) {
  if (!own) return null
  return (
    <div className="own-words">
      <label htmlFor={own.name} className="field-label">
        <Label {...own} />
      </label>
      <Control input={own} describedBy={describedBy} />
    </div>
  )
}

function Label({ label, optional }: Pick<DrawnCell, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional && <span className="font-normal text-ink-soft"> ({optional})</span>}
    </>
  )
}

function Notes({ name, hint, state, inputs, own }: DrawnCell) {
  const names = [...inputs, ...(own ? [own] : [])].map((input) => input.name)
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {state && (
        <p id={`${name}-state`} className="field-hint">
          {state}
        </p>
      )}
      <FieldError of={name} inputs={names} />
    </>
  )
}

/** The ids of what is written under the label, help first. */
function describedBy({ name, hint, state }: DrawnCell): string {
  return [hint && `${name}-hint`, state && `${name}-state`, `${name}-error`].filter(Boolean).join(' ')
}
