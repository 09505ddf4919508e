'use client'

import type { ComponentProps, ReactNode } from 'react'
import { FieldError } from './field-error.tsx'

/** A value in a line: its label, the box with it, and a second label that says "Change"; `children` stand for the box. */
export function OwnLine({
  name,
  label,
  change,
  isLong,
  invalid,
  box,
  children,
}: {
  name: string
  label: string
  change: string
  isLong?: boolean
  invalid?: boolean
  box?: ComponentProps<'input'>
  children?: ReactNode
}) {
  return (
    <div className={`panel-own ${isLong ? 'panel-own-long' : ''}`}>
      <label className="panel-own-label" htmlFor={name}>
        {label}
      </label>
      <div className="panel-own-value">
        {children ?? (
          <input
            id={name}
            name={name}
            enterKeyHint="done"
            aria-describedby={`${name}-error`}
            aria-invalid={invalid}
            data-checked={name}
            {...box}
          />
        )}
        <label className="panel-change" htmlFor={name}>
          <span aria-hidden="true">{change}</span>
        </label>
      </div>
      <FieldError of={name} />
    </div>
  )
}
